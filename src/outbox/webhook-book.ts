import { randomBytes } from 'node:crypto';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Delivery, Webhook, WebhookSettings } from '../recovery/ports/outbox.ts';
import type { Store } from '../recovery/ports/store.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import { type Allowance, destination, type Resolve, systemResolve } from './addresses.ts';
import { makeSecret, rotated } from './secrets.ts';

/** Each may have a call under way: more would be more calls at once than we want to make. */
const mostWebhooks = 50;

export interface WebhookBookParts {
  store: Store;
  clock: Pick<Clock, 'now'>;
  allowance: Allowance;
  resolve?: Resolve;
}

/** The webhooks as their owners see them: made, changed, removed, and given new secrets. */
export class WebhookBook {
  readonly #parts: WebhookBookParts & { resolve: Resolve };

  constructor(parts: WebhookBookParts) {
    this.#parts = { resolve: systemResolve, ...parts };
  }

  async read(id: string): Promise<Webhook> {
    return await webhookIn(this.#parts.store, id);
  }

  /** The only time that the secret is told. */
  async add(settings: WebhookSettings): Promise<{ webhook: Webhook; secret: string }> {
    await this.#assertCallable(settings);
    const id = `wh_${randomBytes(9).toString('base64url')}`;
    const createdAt = this.#parts.clock.now().toISOString();
    const webhook: Webhook = { ...settings, id, version: 1, disabledBecause: null, createdAt };
    const secret = makeSecret();
    await this.#parts.store.atomically(async (store) => {
      if ((await store.webhooks.list()).length >= mostWebhooks) throw tooMany();
      await store.webhooks.add(webhook, { current: secret, previous: null });
    });
    return { webhook, secret };
  }

  async change(id: string, settings: WebhookSettings, expect?: number): Promise<Webhook> {
    await this.#assertCallable(settings);
    return await this.#parts.store.atomically(async (store) => {
      const known = await webhookIn(store, id);
      const disabledBecause = settings.enabled ? null : known.disabledBecause;
      const changed = await store.webhooks.put({ ...known, ...settings, disabledBecause }, expect);
      if (!settings.enabled) await store.deliveries.giveUp(id);
      return changed;
    });
  }

  async remove(id: string, expect?: number): Promise<void> {
    if (!(await this.#parts.store.webhooks.remove(id, expect))) throw unknownWebhook(id);
  }

  /** A new secret; for a day messages are signed with the one before it too. */
  async rotate(id: string): Promise<{ secret: string; previousUntil: string }> {
    return await this.#parts.store.atomically(async (store) => {
      const known = await store.webhooks.secrets(id);
      if (known === null) throw unknownWebhook(id);
      const secrets = rotated(known, this.#parts.clock.now());
      await store.webhooks.putSecrets(id, secrets);
      return { secret: secrets.current, previousUntil: secrets.previous.until };
    });
  }

  async delivery(webhook: string, id: string): Promise<Delivery> {
    const delivery = await this.#parts.store.deliveries.get(webhook, id);
    if (delivery !== null) return delivery;
    throw new Problem('delivery-unknown', `The webhook ${webhook} has no delivery ${id}.`, {
      next: `GET /v1/webhooks/${webhook}/deliveries lists what there is; settled ones are kept for 30 days.`,
    });
  }

  /** Queues a delivery again, under its old id and from the first pause on. */
  async redeliver(webhook: string, id: string): Promise<Delivery> {
    const { enabled } = await this.read(webhook);
    const delivery = await this.delivery(webhook, id);
    if (!enabled) {
      throw new Problem('webhook-disabled', `The webhook ${webhook} is disabled.`, {
        untouched: 'Nothing was queued.',
        next: 'PUT it with {"enabled": true} first.',
      });
    }
    const dueAt = this.#parts.clock.now().toISOString();
    const queued: Delivery = { ...delivery, state: 'waiting', dueAt, tries: 0 };
    await this.#parts.store.deliveries.save(queued);
    return queued;
  }

  /** Told now rather than in the log of deliveries. A name that cannot be found yet may be found later. */
  async #assertCallable({ url, private: mayBePrivate }: WebhookSettings): Promise<void> {
    if (!URL.canParse(url)) {
      throw new Problem('address-refused', 'This is not called: it is no URL.', {
        untouched: 'Nothing was stored.',
      });
    }
    try {
      await destination(new URL(url), { ...this.#parts, mayBePrivate });
    } catch (error) {
      if (isProblem(error)) throw error;
    }
  }
}

async function webhookIn(store: Store, id: string): Promise<Webhook> {
  const webhook = await store.webhooks.get(id);
  if (webhook === null) throw unknownWebhook(id);
  return webhook;
}

function unknownWebhook(id: string): Problem {
  return new Problem('webhook-unknown', `There is no webhook ${id}.`);
}

function tooMany(): Problem {
  return new Problem('too-many-webhooks', `There are ${mostWebhooks} webhooks, which is the most.`, {
    untouched: 'Nothing was stored.',
    next: 'Remove one that is not needed.',
  });
}
