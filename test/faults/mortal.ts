import type { Job } from '../../src/recovery/job.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { hostWith, storeWith } from './simulated/ports.ts';

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
    return hostWith(host, (label, args, call) => this.#call(label, args, call));
  }

  store(store: Store): Store {
    return storeWith(store, (label, args, call) => this.#call(label, args, call));
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
