import { randomUUID } from 'node:crypto';
import type { Actions } from '../../actions/contract.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { Alert } from '../../recovery/ports/inbox.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { type Decided, decide } from './decide.ts';

/** What Alertmanager says of one alert, as far as we look at it. */
export interface ToldAlert {
  fingerprint: string;
  startsAt: string;
  status: 'firing' | 'resolved';
  labels: Record<string, string>;
}

export interface AlertDeskParts {
  store: Store;
  actions: Pick<Actions, 'diagnose' | 'act'>;
  clock: Pick<Clock, 'now'>;
  /** Tells others what came of an alert, in the same write. */
  announce: (store: Store, alert: Alert, now: Date) => Promise<void>;
  log: { error(data: object, message: string): void };
}

/** Servers that are looked at for alerts at the same time: a storm must not become ours. */
const mostAtOnce = 8;
/** How long an alert that is no longer told is kept, in milliseconds: 30 days. */
const keptMs = 30 * 24 * 3_600_000;
/** How long work under way is waited for at the end, in milliseconds. */
const partingMs = 3000;
/** Longest name and label that is kept. */
const longest = 200;

/**
 * Takes alerts down at once and answers them afterwards. What is taken down outlasts the process: an alert
 * that was answered with 2xx and not yet looked at is looked at by the next one.
 */
export class AlertDesk {
  readonly #parts: AlertDeskParts;
  /** Alerts to look at, by server, each with those of the same server behind it. */
  readonly #queue = new Map<string, Alert[]>();
  readonly #working = new Map<string, Promise<void>>();
  /** Ids of what is in the queue or being answered. */
  readonly #underWay = new Set<string>();
  #ending = false;

  constructor(parts: AlertDeskParts) {
    this.#parts = parts;
  }

  /** Writes down what is told and begins to look at what is new; resolves when it is written. */
  async receive(alerts: ToldAlert[], by: Alert['by']): Promise<{ known: number; new: number }> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const told = await store.atomically(async (inside) => {
      const all = [];
      for (const alert of alerts) all.push(await inside.alerts.tell(alertOf(alert, by, now)));
      await inside.alerts.prune(new Date(now.getTime() - keptMs).toISOString());
      return all;
    });
    const fresh = told.filter(({ isNew }) => isNew);
    // Also what is known and could not be answered: being told again is the time to try again.
    for (const { alert } of told) if (alert.outcome === 'waiting') this.#enqueue(alert);
    this.#work();
    return { known: told.length - fresh.length, new: fresh.length };
  }

  /** Takes up what an earlier process did not finish. */
  async takeUp(): Promise<void> {
    for (const alert of await this.#parts.store.alerts.waiting()) this.#enqueue(alert);
    this.#work();
  }

  /**
   * Begins nothing new, and waits a little for what is under way: a look at a host may take minutes, changes
   * nothing, and is taken up again after the restart.
   */
  async stop(): Promise<void> {
    this.#ending = true;
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, partingMs);
    await Promise.race([Promise.all(this.#working.values()), enough]);
    clearTimeout(timer);
  }

  #enqueue(alert: Alert): void {
    if (this.#underWay.has(alert.id)) return;
    this.#underWay.add(alert.id);
    const server = alert.server ?? '';
    this.#queue.set(server, [...(this.#queue.get(server) ?? []), alert]);
  }

  #work(): void {
    for (const [server, alerts] of this.#queue) {
      if (this.#ending || this.#working.size >= mostAtOnce) return;
      if (this.#working.has(server)) continue;
      this.#queue.delete(server);
      const work = this.#answer(alerts).finally(() => {
        this.#working.delete(server);
        for (const { id } of alerts) this.#underWay.delete(id);
        this.#work();
      });
      this.#working.set(server, work);
    }
  }

  /** One look answers all that was told of a server since the last one. Never rejects. */
  async #answer(alerts: Alert[]): Promise<void> {
    const { store, clock, announce, log } = this.#parts;
    try {
      let last: Decided | null = null;
      for (const alert of alerts) {
        const decided: Decided = again(last) ?? (await decide(this.#parts, alert));
        last = decided;
        await store.atomically(async (inside) => {
          const { outcome, saying, job } = decided;
          await inside.alerts.settle(alert.id, outcome, saying, job);
          for (const asked of decided.asked) await inside.audit.append(auditRow(alert, asked, clock.now()));
          await announce(inside, { ...alert, outcome, saying, job }, clock.now());
        });
      }
    } catch (error) {
      // It stays written as waiting, until it is told again or the next process looks at it.
      log.error({ err: error, server: alerts[0]?.server }, 'an alert could not be answered');
    }
  }
}

/** Several alerts of one server at once have one cause: the host is looked at once for them. */
function again(last: Decided | null): Decided | null {
  return last?.outcome === 'diagnosed' || last?.outcome === 'failed' ? { ...last, asked: [] } : null;
}

function alertOf({ fingerprint, startsAt, status, labels }: ToldAlert, by: Alert['by'], now: Date): Alert {
  const at = now.toISOString();
  const over = status === 'resolved';
  return {
    id: randomUUID(),
    ...{ fingerprint, startsAt, status },
    name: plain(labels.alertname ?? 'without a name'),
    server: labels.server === undefined ? null : plain(labels.server),
    ...{ times: 1, firstAt: at, lastAt: at, job: null, by },
    outcome: over ? 'noted' : 'waiting',
    saying: over ? 'It had ended when it was first told.' : '',
  };
}

function plain(label: string): string {
  return label.replace(/[\x00-\x1f\x7f]+/g, ' ').slice(0, longest);
}

function auditRow(
  { by, server, name }: Alert,
  { action, code, status }: Decided['asked'][number],
  now: Date,
) {
  return {
    ...{ at: now.toISOString(), token: by.who, address: null, requestId: by.requestId, method: 'POST' },
    ...{ path: `/v1/servers/${server}/${action}`, server, status, code, reason: `alert ${name}` },
  };
}
