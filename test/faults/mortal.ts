import type { Job } from '../../src/recovery/job.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import type { Store } from '../../src/recovery/ports/store.ts';

/** Calls that change something. Events and diagnoses are told to people; no action reads them. */
const changing =
  /^(?:files\.move|folders\.(?:make|removeEmpty|rename)|notes\.(?:create|replace|remove)|service\.(?:start|stop|kill|fence|unfence)|jobs\.open|ledger\.add|journal\.(?:intend|settle)|rounds\.put|atomically)$/;

/** What a call meets when Unjam is dead. */
export class Dead extends Error {
  override readonly name = 'Dead';
}

/**
 * One life of Unjam: it ends just after the n-th call of a port has taken effect, before its answer is
 * known. From then on every call is refused, so that what a dying process still tries comes to nothing. To
 * die just before a call is to die just after the one before.
 */
export class Mortal {
  /** Every call so far, by its name: "journal.settle". */
  readonly calls: string[] = [];
  /** The numbers of those that left a trace in the world: dying after any other one is dying before it. */
  readonly traces: number[] = [];
  #job = '';
  readonly #last: number;
  readonly #onCall: () => void;

  constructor(last = Number.POSITIVE_INFINITY, onCall: () => void = () => {}) {
    this.#last = last;
    this.#onCall = onCall;
  }

  get dead(): boolean {
    return this.calls.length >= this.#last;
  }

  host(host: Host): Host {
    const { files, folders, notes, service, logs } = host;
    return {
      files: this.#port('files', files),
      folders: this.#port('folders', folders),
      notes: this.#port('notes', notes),
      service: this.#port('service', service),
      logs: this.#port('logs', logs),
      facts: () => this.#call('facts', [], () => host.facts()),
      close: () => host.close(),
    };
  }

  store(store: Store): Store {
    const { servers, profiles, jobs, ledger, journal, rounds, events, diagnoses } = store;
    const { approvals, audit, tokens, keys } = store;
    return {
      servers,
      profiles,
      approvals,
      audit,
      tokens,
      keys,
      jobs: this.#port('jobs', jobs),
      ledger: this.#port('ledger', ledger),
      journal: this.#port('journal', journal),
      rounds: this.#port('rounds', rounds),
      events: this.#port('events', events),
      diagnoses: this.#port('diagnoses', diagnoses),
      atomically: (work) => this.#call('atomically', [], () => store.atomically(work)),
      figures: () => store.figures(),
      ping: () => store.ping(),
      close: async () => {},
    };
  }

  #port<T extends object>(name: string, port: T): T {
    return new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function' || key === 'describe') return member;
        const label = `${name}.${String(key)}`;
        const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
        if (key === 'list' && name === 'files') return (...args: unknown[]) => this.#pages(label, call, args);
        if (key === 'pages') return (...args: unknown[]) => this.#pages(label, call, args);
        return (...args: unknown[]) => this.#call(label, args, () => call(...args) as Promise<unknown>);
      },
    });
  }

  async #call<T>(label: string, args: unknown[], call: () => Promise<T>): Promise<T> {
    this.#refuse(label);
    this.#onCall();
    const answer = await call();
    this.#refuse(label);
    this.calls.push(label);
    if (this.#leavesTrace(label, args)) this.traces.push(this.calls.length);
    this.#refuse(label);
    return answer;
  }

  /** A listing is one call; dying between its pages is dying after it. */
  async *#pages(label: string, call: (...args: unknown[]) => unknown, args: unknown[]): AsyncGenerator {
    await this.#call(label, args, async () => {});
    for await (const page of call(...args) as AsyncIterable<unknown>) {
      this.#refuse(label);
      yield page;
    }
  }

  #leavesTrace(label: string, args: unknown[]): boolean {
    if (label === 'ledger.mark') return (args[1] as number[]).length > 0;
    if (label !== 'jobs.save') return changing.test(label);
    const { version: _, saying: __, running, ...rest } = args[0] as Job;
    const job = JSON.stringify({ ...rest, running: running && { ...running, detail: '' } });
    const changed = job !== this.#job;
    this.#job = job;
    return changed;
  }

  #refuse(label: string): void {
    if (this.dead) throw new Dead(`dead before ${label}`);
  }
}
