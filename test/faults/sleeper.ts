import type { Host } from '../../src/recovery/ports/host.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { Life } from './history/fate.ts';
import { Mortal } from './mortal.ts';
import { hostWith, storeWith } from './simulated/ports.ts';

/** A process of Unjam that falls asleep just before its n-th call of a port, and makes that call when it wakes. */
export class Sleeper {
  readonly life = new Life();
  /** The call over which it slept. */
  slept = '';
  readonly #awake: Mortal;
  readonly #at: number;

  constructor(at: number, onCall: () => void) {
    this.#at = at;
    this.#awake = new Mortal(Number.POSITIVE_INFINITY, onCall);
  }

  /** The numbers of the calls that left a trace: to sleep before any other one is to sleep before the next of them. */
  get traces(): number[] {
    return this.#awake.traces;
  }

  host(host: Host): Host {
    return hostWith(this.#awake.host(host), (label, _args, call) => this.#call(label, call));
  }

  store(store: Store): Store {
    return storeWith(this.#awake.store(store), (label, _args, call) => this.#call(label, call));
  }

  async #call<T>(label: string, call: () => Promise<T>): Promise<T> {
    if (this.#awake.calls.length + 1 >= this.#at && !this.life.hasSlept) {
      this.slept = label;
      await this.life.sleep();
    }
    return await call();
  }
}
