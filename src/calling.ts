import type { Actions } from './actions/index.ts';
import type { Calling } from './http/parts.ts';
import { AlertDesk } from './inbox/index.ts';
import { type Allowance, alertType, Outbox, poster, tell, WebhookBook } from './outbox/index.ts';
import type { Clock } from './recovery/ports/clock.ts';
import type { Alert } from './recovery/ports/inbox.ts';
import type { Store } from './recovery/ports/store.ts';

export interface CallingParts {
  store: Store;
  actions: Actions;
  clock: Pick<Clock, 'now'>;
  allowance: Allowance;
  slackSecret: string | null;
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
  const post = poster(allowance);
  const outbox = new Outbox({ store, clock, post, log });
  const alerts = new AlertDesk({ store, actions, clock, announce, log });
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

/** What came of an alert, for the webhooks. */
async function announce(store: Store, alert: Alert, now: Date): Promise<void> {
  const { name, status, outcome, saying, startsAt, server, job, by } = alert;
  const data = { alert: name, status, outcome, saying, startsAt };
  const { who, requestId, traceId } = by;
  const cause = { who, requestId, traceId, reason: null };
  await tell(store, { type: alertType, at: now.toISOString(), server, job, event: null, data, cause }, now);
}
