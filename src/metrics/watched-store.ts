import type { Batch } from '../recovery/batch.ts';
import type { Job } from '../recovery/job.ts';
import { isOpen } from '../recovery/job.ts';
import { around } from '../recovery/ports/around.ts';
import type { JobEvent, Store } from '../recovery/ports/store.ts';
import type { Counters } from './figures.ts';

type Seen = (counted: Recorder) => void;

/**
 * The same store; what the actions write down is counted once it is durable. The journal is the truth, so
 * that nothing has to count beside its own work.
 */
export function watchedStore(store: Store, counters: Counters): Store {
  const recorder = new Recorder(counters);
  return watched(store, (seen) => seen(recorder));
}

function watched(store: Store, tell: (seen: Seen) => void): Store {
  const { jobs, events, journal } = store;
  return around(store, {
    jobs: around(jobs, {
      save: async (job) => {
        const saved = await jobs.save(job);
        tell((recorder) => recorder.job(saved));
        return saved;
      },
    }),
    events: around(events, {
      append: async (...what) => {
        const event = await events.append(...what);
        tell((recorder) => recorder.event(event));
        return event;
      },
    }),
    journal: around(journal, {
      intend: async (batch) => {
        const intended = await journal.intend(batch);
        tell((recorder) => recorder.intended(intended));
        return intended;
      },
      settle: async (batch, outcome) => {
        await journal.settle(batch, outcome);
        tell((recorder) => recorder.settled(batch, outcome.moved));
      },
    }),
    // What is rolled back never happened: it is counted after the commit.
    atomically: async (work) => {
      const seen: Seen[] = [];
      const result = await store.atomically((inner) => work(watched(inner, (one) => void seen.push(one))));
      for (const one of seen) tell(one);
      return result;
    },
  });
}

/** Puts together what is written down in pieces: a start and an end, an intent and its outcome. */
class Recorder {
  readonly #counters: Counters;
  readonly #begun = new Map<string, number>();
  readonly #downSince = new Map<string, number>();
  readonly #kinds = new Map<number, Batch['kind']>();

  constructor(counters: Counters) {
    this.#counters = counters;
  }

  event({ job, at, type, data }: JobEvent): void {
    const action = String(data.action);
    const key = `${job} ${action}`;
    if (type === 'action.started') this.#begun.set(key, Date.parse(at));
    if (type === 'action.ended' || type === 'action.failed') {
      const seconds = (Date.parse(at) - (this.#begun.get(key) ?? Date.parse(at))) / 1000;
      this.#counters.actions.observe({ action, end: type.slice('action.'.length) }, Math.max(0, seconds));
      this.#begun.delete(key);
    }
    if (type === 'round.judged') this.#counters.rounds.inc({ verdict: String(data.verdict) });
  }

  job({ id, server, state, left, closedAt }: Job): void {
    const at = Date.parse(left.at);
    if (left.state === 'down' && !this.#downSince.has(id)) this.#downSince.set(id, at);
    const since = this.#downSince.get(id);
    const isOver = left.state === 'up' || !isOpen({ state });
    if (since === undefined || !isOver) return;
    const until = left.state === 'up' ? at : Date.parse(closedAt ?? left.at);
    this.#counters.down.inc({ server }, Math.max(0, until - since) / 1000);
    this.#downSince.delete(id);
  }

  intended({ id, kind }: Batch): void {
    this.#kinds.set(id, kind);
  }

  settled(batch: number, moved: number): void {
    // One that an earlier process intended is settled by looking: what it was for is in the journal alone.
    this.#counters.moved.inc({ kind: this.#kinds.get(batch) ?? 'interrupted' }, moved);
    this.#kinds.delete(batch);
  }
}
