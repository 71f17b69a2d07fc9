import type { Batch } from '../../../src/recovery/batch.ts';
import type { Diagnosis } from '../../../src/recovery/diagnosis.ts';
import { isOpen, type Job, type JobState } from '../../../src/recovery/job.ts';
import { type Counts, type Message, noCounts } from '../../../src/recovery/message.ts';
import type {
  Diagnoses,
  Events,
  JobEvent,
  Jobs,
  Journal,
  Ledger,
  LedgerPatch,
  Page,
  PageRequest,
  Rounds,
  Servers,
  Store,
} from '../../../src/recovery/ports/store.ts';
import { Problem } from '../../../src/recovery/problems.ts';
import type { Round } from '../../../src/recovery/round.ts';
import type { Registration, Server } from '../../../src/recovery/server.ts';

const pageSize = 1000;

interface JobRows {
  job: Job;
  messages: Map<number, Message>;
  batches: Map<number, Batch & { settled: boolean }>;
  rounds: Map<number, Round>;
  events: JobEvent[];
}

/**
 * The part of the store that the actions use, in plain maps: thousands of histories a minute. What it gives
 * is shared and must not be changed, as nothing in the actions does. Not isolated: whoever asks in the
 * middle of `atomically` sees the half of it.
 */
export class MemoryStore {
  readonly #jobs = new Map<string, JobRows>();
  readonly #servers = new Map<string, Server>();
  readonly #diagnoses: Diagnosis[] = [];
  #numbers = 0;
  /** Told of each batch when its outcome is written. */
  onSettle: (batch: Batch) => void = () => {};
  /** How to take back what the running `atomically` has written, newest last. */
  #undo: (() => void)[] | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  readonly jobs: Jobs = {
    open: async (job) => {
      const rival = this.#all(job.server).find(isOpen);
      if (rival !== undefined)
        throw new Problem('job-open', `The recovery ${rival.id} of ${job.server} is ${rival.state}.`, {
          extra: { job: rival.id, state: rival.state },
        });
      if (this.#jobs.has(job.id)) throw new Error(`The job ${job.id} is already in the store`);
      const opened = { ...job, version: 1 };
      const rows = { job: opened, messages: new Map(), batches: new Map(), rounds: new Map(), events: [] };
      this.#set(this.#jobs, job.id, rows);
      return opened;
    },
    get: async (id) => this.#jobs.get(id)?.job ?? null,
    openOf: async (server) => this.#all(server).find(isOpen) ?? null,
    lastOf: async (server) => this.#all(server).at(-1) ?? null,
    markOf: async (server) => {
      const all = this.#all(server);
      const job = all.find(isOpen) ?? all.at(-1);
      return job === undefined ? null : { id: job.id, version: job.version };
    },
    save: async (job) => {
      const rows = this.#rows(job.id);
      const before = rows.job;
      if (before.version !== job.version)
        throw new Problem(
          'precondition-failed',
          `The job ${job.id} is at version ${before.version}; version ${job.version} was to be changed.`,
        );
      rows.job = { ...job, version: job.version + 1 };
      this.#undo?.push(() => {
        rows.job = before;
      });
      return rows.job;
    },
    list: async (filter, page) =>
      newestFirst(
        [...this.#jobs.values()].map(({ job }) => job),
        (job) => matches(filter, job),
        page,
      ),
    unfinished: async () => [...this.#jobs.values()].map(({ job }) => job).filter(isOpen),
  };

  readonly ledger: Ledger = {
    add: async (job, added) => {
      const { messages } = this.#rows(job);
      const ids = new Set([...messages.values()].map((m) => m.id));
      const fresh = new Set<number>();
      for (const { seq, id } of added) {
        if (messages.has(seq) || fresh.has(seq) || ids.has(id)) throw new Error(`message ${seq} is taken`);
        fresh.add(seq);
        ids.add(id);
      }
      for (const message of added) this.#set(messages, message.seq, message);
    },
    lastSeq: async (job) => this.#ordered(job).at(-1)?.seq ?? 0,
    pages: (job, filter = {}) => this.#pages(job, filter),
    bySeq: async (job, seqs) => {
      const wanted = new Set(seqs);
      return this.#ordered(job).filter((m) => wanted.has(m.seq));
    },
    byId: async (job, id) => this.#ordered(job).find((m) => m.id === id) ?? null,
    mark: async (job, seqs, patch) => {
      const { messages } = this.#rows(job);
      const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      for (const seq of seqs) {
        const message = messages.get(seq);
        if (message !== undefined) this.#set(messages, seq, { ...message, ...(said as LedgerPatch) });
      }
    },
    list: async (job, { life, thought }, page) => {
      const after = Number(page.after ?? 0);
      const all = this.#ordered(job).filter(
        (m) =>
          m.seq > after &&
          (life === undefined || m.life === life) &&
          (thought === undefined || m.thought === thought),
      );
      return pageOf(all, page, (m) => String(m.seq));
    },
    counts: async (job) => countsOf(this.#ordered(job)),
    find: async () => ({ items: [] }),
  };

  readonly journal: Journal = {
    intend: async (batch) => {
      const { batches } = this.#rows(batch.job);
      const intended = { ...batch, id: ++this.#numbers };
      this.#set(batches, intended.id, { ...intended, settled: false });
      return intended;
    },
    settle: async (id) => {
      const rows = [...this.#jobs.values()].find(({ batches }) => batches.has(id));
      if (rows === undefined) throw new Error(`There is no batch ${id} in the journal`);
      const batch = rows.batches.get(id)!;
      this.#set(rows.batches, id, { ...batch, settled: true });
      this.onSettle(batch);
    },
    unsettled: async (job) => this.unsettled(job),
  };

  readonly rounds: Rounds = {
    put: async (job, round) => this.#set(this.#rows(job).rounds, round.n, { ...round }),
    get: async (job, n) => copyOf(this.#jobs.get(job)?.rounds.get(n)),
    list: async (job) =>
      [...(this.#jobs.get(job)?.rounds.values() ?? [])]
        .toSorted((a, b) => a.n - b.n)
        .map((round) => ({ ...round })),
  };

  readonly events: Pick<Events, 'append' | 'since'> = {
    append: async (job, type, data, cause) => {
      const { events } = this.#rows(job);
      const event = {
        seq: ++this.#numbers,
        job,
        at: new Date().toISOString(),
        type,
        data,
        cause: cause ?? null,
      };
      events.push(event);
      this.#undo?.push(() => events.pop());
      return event;
    },
    since: async (job, after, limit) =>
      (this.#jobs.get(job)?.events ?? []).filter((event) => event.seq > after).slice(0, limit),
  };

  readonly diagnoses: Diagnoses = {
    add: async (diagnosis) => void this.#diagnoses.push(diagnosis),
    latest: async (server) => this.#diagnoses.findLast((d) => d.server === server) ?? null,
    list: async (server, page) => newestFirst(this.#diagnoses, (d) => d.server === server, page),
  };

  readonly servers: Pick<Servers, 'get' | 'put'> = {
    get: async (name) => this.#servers.get(name) ?? null,
    put: async (name, registration: Registration) => {
      const version = (this.#servers.get(name)?.version ?? 0) + 1;
      const server = { ...registration, name, version };
      this.#servers.set(name, server);
      return server;
    },
  };

  /** One after the other, as in any store. */
  async atomically<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => this.#transact(work));
    this.#turn = mine.catch(() => undefined);
    return await mine;
  }

  async #transact<T>(work: (store: Store) => Promise<T>): Promise<T> {
    this.#undo = [];
    try {
      return await work(this.asStore());
    } catch (error) {
      for (const undo of this.#undo.toReversed()) undo();
      throw error;
    } finally {
      this.#undo = null;
    }
  }

  /** As the actions take it: of what they never ask for there is nothing. */
  asStore(): Store {
    return Object.assign(this, { close: async () => {} }) as unknown as Store;
  }

  /** Batches without outcome. */
  unsettled(job: string): Batch[] {
    return [...(this.#jobs.get(job)?.batches.values() ?? [])].flatMap(({ settled, ...batch }) =>
      settled ? [] : [batch],
    );
  }

  /** Every batch without outcome, with its job. */
  intents(): { job: Job; batch: Batch }[] {
    return [...this.#jobs.values()].flatMap(({ job }) =>
      this.unsettled(job.id).map((batch) => ({ job, batch })),
    );
  }

  /** Every job of this server with its messages, the oldest first. */
  accounts(server: string): { job: Job; messages: Message[] }[] {
    return this.#all(server).map((job) => ({ job, messages: this.#ordered(job.id) }));
  }

  async *#pages(job: string, filter: Parameters<Ledger['pages']>[1]): AsyncIterable<Message[]> {
    for (let last = -1; ; ) {
      const page = this.#ordered(job)
        .filter(
          (m) =>
            m.seq > last &&
            (filter?.life?.includes(m.life) ?? true) &&
            (filter?.thought?.includes(m.thought) ?? true),
        )
        .slice(0, pageSize);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      last = page.at(-1)!.seq;
    }
  }

  #all(server: string): Job[] {
    return [...this.#jobs.values()].map(({ job }) => job).filter((job) => job.server === server);
  }

  #ordered(job: string): Message[] {
    return [...(this.#jobs.get(job)?.messages.values() ?? [])].toSorted((a, b) => a.seq - b.seq);
  }

  #rows(job: string): JobRows {
    const rows = this.#jobs.get(job);
    if (rows === undefined) throw new Problem('job-unknown', `There is no job ${job}.`);
    return rows;
  }

  #set<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    this.#undo?.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  }
}

function matches(filter: { server?: string | undefined; state?: JobState | undefined }, job: Job): boolean {
  return (
    (filter.server === undefined || job.server === filter.server) &&
    (filter.state === undefined || job.state === filter.state)
  );
}

function newestFirst<T>(all: T[], isWanted: (item: T) => boolean, page: PageRequest): Page<T> {
  const numbered = all.map((item, n) => ({ item, n })).filter(({ item }) => isWanted(item));
  const before = page.after === undefined ? all.length : Number(page.after);
  if (Number.isNaN(before)) throw new Problem('invalid-request', `"${page.after}" is no place in this list.`);
  const rest = numbered.filter(({ n }) => n < before).toReversed();
  const { items, next } = pageOf(rest, page, ({ n }) => String(n));
  return { items: items.map(({ item }) => item), ...(next === undefined ? {} : { next }) };
}

function pageOf<T>(rest: T[], page: PageRequest, placeOf: (item: T) => string): Page<T> {
  const items = rest.slice(0, page.limit);
  return rest.length > items.length ? { items, next: placeOf(items.at(-1)!) } : { items };
}

function countsOf(messages: Message[]): Counts {
  const counts = { ...noCounts };
  for (const { life, origin, maybeDoubled, waiting } of messages) {
    counts[life] += 1;
    counts[origin] += 1;
    counts.maybeDoubled += Number(maybeDoubled);
    counts.waiting += Number(waiting);
  }
  return counts;
}

function copyOf(round: Round | undefined): Round | null {
  return round === undefined ? null : { ...round };
}
