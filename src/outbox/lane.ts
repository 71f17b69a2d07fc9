import type { Clock } from '../recovery/ports/clock.ts';
import type { Attempt, Delivery, Webhook } from '../recovery/ports/outbox.ts';
import type { Store } from '../recovery/ports/store.ts';
import { tryOnce } from './attempt.ts';
import type { Post } from './post.ts';
import { afterFailure, afterSuccess } from './schedule.ts';

export interface LaneParts {
  store: Store;
  clock: Pick<Clock, 'now'>;
  post: Post;
  /** From 0 to 1. */
  luck: () => number;
  log: { warn(data: object, message: string): void };
  /** Told of each attempt once what came of it is written down. */
  counted?: ((outcome: Outcome, delivery: Delivery) => void) | undefined;
  signal: AbortSignal;
}

/** What came of one attempt; `given-up`: it failed, and there will be no other. */
export type Outcome = 'delivered' | 'failed' | 'given-up';

/** How long a receiver that failed is let alone before anything younger is tried, in milliseconds. */
const longestRest = 10_000;

/**
 * The calls to one receiver: one at a time, the oldest first, so that a slow receiver delays itself alone and
 * order is lost only where a delivery must wait for long. A receiver that failed rests: its second attempt
 * comes before what is younger. One that says when to come again rests until then.
 */
export class Lane {
  readonly #id: string;
  readonly #parts: LaneParts;
  #restsUntil = 0;
  #running: Promise<void> | null = null;

  constructor(id: string, parts: LaneParts) {
    this.#id = id;
    this.#parts = parts;
  }

  /** Sends whatever is due; resolves when nothing is left to send now. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    const { signal, log } = this.#parts;
    try {
      while (!signal.aborted && (await this.#next())) {
        // As long as there is more.
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, webhook: this.#id }, 'webhooks wait for the next look');
    }
  }

  async #next(): Promise<boolean> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    if (now.getTime() < this.#restsUntil) return false;
    const webhook = await store.webhooks.get(this.#id);
    if (webhook === null || !webhook.enabled) return false;
    const delivery = await store.deliveries.due(this.#id, now.toISOString());
    if (delivery === null) return false;
    await this.send(webhook, delivery);
    return true;
  }

  /** One attempt, written down with what follows from it. */
  async send(webhook: Webhook, delivery: Delivery): Promise<Delivery> {
    const { store, clock, luck } = this.#parts;
    const secrets = await store.webhooks.secrets(webhook.id);
    if (secrets === null) return delivery;
    const now = clock.now();
    const { attempt, retryAfterMs } = await tryOnce(webhook, delivery, secrets, { ...this.#parts, now });
    const after =
      attempt.error === null
        ? afterSuccess(delivery, attempt)
        : afterFailure(delivery, attempt, retryAfterMs, luck());
    await store.deliveries.save(after);
    this.#parts.counted?.(outcomeOf(after, attempt), after);
    if (attempt.status === 410) await this.#gone(webhook);
    else if (after.dueAt !== null) {
      const wait = Date.parse(after.dueAt) - now.getTime();
      this.#restsUntil = now.getTime() + (retryAfterMs === null ? Math.min(wait, longestRest) : wait);
    }
    return after;
  }

  /** The receiver says that it is gone for good, and is not called again until somebody enables it. */
  async #gone(webhook: Webhook): Promise<void> {
    const { store, clock, log } = this.#parts;
    const disabledBecause = 'the receiver answered 410: it is gone';
    await store.atomically(async (inside) => {
      const known = await inside.webhooks.get(webhook.id);
      if (known === null || !known.enabled) return;
      await inside.webhooks.put({ ...known, enabled: false, disabledBecause });
      await inside.deliveries.giveUp(webhook.id);
      await inside.audit.append({
        ...{ at: clock.now().toISOString(), token: 'unjam', address: null, requestId: 'webhook' },
        ...{ method: 'PUT', path: `/v1/webhooks/${webhook.id}`, server: null, status: 200, code: null },
        reason: `disabled: ${disabledBecause}`,
      });
    });
    log.warn({ webhook: webhook.id }, 'a webhook was disabled, since its receiver is gone');
  }
}

function outcomeOf({ state, dueAt }: Delivery, { status }: Attempt): Outcome {
  if (state === 'delivered') return 'delivered';
  return dueAt === null || status === 410 ? 'given-up' : 'failed';
}
