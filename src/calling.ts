import type { Actions, Announce } from './actions/index.ts';
import type { Calling } from './http/parts.ts';
import { AlertDesk } from './inbox/index.ts';
import {
  type Allowance,
  alertType,
  Outbox,
  type Outcome,
  poster,
  tell,
  traceparentOf,
  WebhookBook,
} from './outbox/index.ts';
import type { Clock } from './recovery/ports/clock.ts';
import type { Alert } from './recovery/ports/inbox.ts';
import type { Delivery } from './recovery/ports/outbox.ts';
import type { Store } from './recovery/ports/store.ts';
import type { Tracing } from './tracing/index.ts';

export interface CallingParts {
  store: Store;
  actions: Actions;
  clock: Pick<Clock, 'now'>;
  allowance: Allowance;
  slackSecret: string | null;
  counted: (outcome: Outcome) => void;
  /** Null: no spans are wanted. */
  tracing: Pick<Tracing, 'post' | 'told'> | null;
  log: {
    warn(data: object, message: string): void;
    error(data: object, message: string): void;
  };
}

/** How often we look for mail that was forgotten in holding, in milliseconds. */
const remindMs = 60_000;

/** What tells others, and what is told by others, with its beginning and end. */
export function openCalling(parts: CallingParts): Calling & { start(): void; stop(): Promise<void> } {
  const { store, actions, clock, allowance, slackSecret, log } = parts;
  const post = parts.tracing?.post(poster(allowance)) ?? poster(allowance);
  const outbox = new Outbox({ store, clock, post, log, counted: tried(parts) });
  const alerts = new AlertDesk({ store, actions, clock, announce: announceAlert, log });
  let reminder: NodeJS.Timeout | undefined;
  return {
    ...{ outbox, alerts, post, allowance, slackSecret },
    webhooks: new WebhookBook({ store, clock, allowance }),
    start() {
      outbox.start();
      const told = (error: unknown) => log.error({ err: error }, 'alerts or forgotten mail: looked at later');
      alerts.takeUp().catch(told);
      reminder = setInterval(() => actions.remind().catch(told), remindMs).unref();
    },
    async stop() {
      clearInterval(reminder);
      await alerts.stop();
      await outbox.stop();
    },
  };
}

/** Each attempt is counted; a message that is over leaves its span. */
function tried({ counted, tracing }: CallingParts) {
  return (outcome: Outcome, { id, type, traceId, createdAt: since }: Delivery) => {
    counted(outcome);
    const traceparent = traceparentOf(id, traceId);
    if (outcome === 'failed' || traceparent === null) return;
    tracing?.told({ traceparent, type, since, delivered: outcome === 'delivered' });
  };
}

/** What belongs to no recovery, for the webhooks: that somebody is asked to confirm what would open one. */
export const announce: Announce = async (store, told) => {
  await tell(store, { ...told, job: null, event: null }, new Date(told.at));
};

/** What came of an alert, for the webhooks. */
async function announceAlert(store: Store, alert: Alert, now: Date): Promise<void> {
  const { name, status, outcome, saying, startsAt, server, job, by } = alert;
  const data = { alert: name, status, outcome, saying, startsAt };
  const { who, requestId, traceId } = by;
  const cause = { who, requestId, traceId, reason: null };
  await tell(store, { type: alertType, at: now.toISOString(), server, job, event: null, data, cause }, now);
}
