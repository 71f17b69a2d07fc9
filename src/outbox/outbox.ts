import type { Clock } from '../recovery/ports/clock.ts';
import type { Delivery, Webhook } from '../recovery/ports/outbox.ts';
import type { Store } from '../recovery/ports/store.ts';
import { compose } from './compose.ts';
import { deriveDeliveries } from './derive.ts';
import { Lane, type LaneParts } from './lane.ts';
import type { Post } from './post.ts';
import { testType } from './types.ts';

export interface OutboxParts {
  store: Store;
  clock: Pick<Clock, 'now'>;
  post: Post;
  log: LaneParts['log'];
  counted?: LaneParts['counted'];
  /** Spreads the retries; from 0 to 1. */
  luck?: () => number;
}

/** How often the outbox looks for new events and for what is due, in milliseconds. */
const lookMs = 500;
/** How long settled deliveries are kept, in milliseconds: 30 days. */
const keptMs = 30 * 24 * 3_600_000;
const pruneMs = 3_600_000;

/**
 * Tells the webhooks what happened. All that must last is in the store: after a restart it goes on where it
 * was. Each webhook has a lane of its own, so that there are never more calls under way than webhooks.
 */
export class Outbox {
  readonly #parts: LaneParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #ending = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #prunedAt = 0;

  constructor({ luck = Math.random, ...parts }: OutboxParts) {
    this.#parts = { ...parts, luck, signal: this.#ending.signal };
  }

  /** Looks from now on by itself. */
  start(): void {
    this.#loop = this.#keepLooking();
  }

  /** Ends calls that are under way; they are made again after the restart, under the same id. */
  async stop(): Promise<void> {
    this.#ending.abort(new Error('Unjam is stopping'));
    await this.#loop;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.run()));
  }

  /** Derives what is new and sends what is due; resolves when nothing is left to send now. */
  async settle(): Promise<void> {
    await Promise.all((await this.#look()).map((lane) => lane.run()));
  }

  /** Sends a test to one webhook, once and at once, and gives what came of it. */
  async test(
    webhook: Webhook,
    cause: { who: string; requestId: string; traceId: string },
  ): Promise<Delivery> {
    const now = this.#parts.clock.now();
    const news = {
      ...{ type: testType, at: now.toISOString(), server: null, job: null, event: null },
      data: { saying: 'this is a test; nothing has happened' },
      cause: { ...cause, reason: null },
    };
    const delivery = { ...compose(webhook, news, now), dueAt: null };
    await this.#parts.store.deliveries.add(delivery);
    return await this.#laneOf(webhook.id).send(webhook, delivery);
  }

  async #keepLooking(): Promise<void> {
    const { signal, log } = this.#parts;
    while (!signal.aborted) {
      try {
        // Not waited for: a slow receiver must not hold up the others.
        for (const lane of await this.#look()) void lane.run();
        await this.#prune();
      } catch (error) {
        log.warn({ err: error }, 'the outbox looks again in a moment');
      }
      await pause(lookMs, signal);
    }
  }

  /** Derives what is new; gives the lanes that have something to send. */
  async #look(): Promise<Lane[]> {
    const { store, clock } = this.#parts;
    await deriveDeliveries(store, clock.now());
    const due = await store.deliveries.dueWebhooks(clock.now().toISOString());
    return due.map((id) => this.#laneOf(id));
  }

  async #prune(): Promise<void> {
    const now = this.#parts.clock.now().getTime();
    if (now - this.#prunedAt < pruneMs) return;
    this.#prunedAt = now;
    await this.#parts.store.deliveries.prune(new Date(now - keptMs).toISOString());
    const known = new Set((await this.#parts.store.webhooks.list()).map(({ id }) => id));
    for (const id of this.#lanes.keys()) if (!known.has(id)) this.#lanes.delete(id);
  }

  #laneOf(id: string): Lane {
    const lane = this.#lanes.get(id) ?? new Lane(id, this.#parts);
    this.#lanes.set(id, lane);
    return lane;
  }
}

/** Sleeps without keeping the process alive; wakes up with the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms).unref();
  const wake = () => resolve();
  signal.addEventListener('abort', wake, { once: true });
  if (signal.aborted) resolve();
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', wake);
}
