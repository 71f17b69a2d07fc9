import type { Host } from '../../src/recovery/ports/host.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { Mortal } from './mortal.ts';
import { hostWith, storeWith } from './simulated/ports.ts';

/** One life of Unjam in which something happens once, just before its n-th call of a port, or the first of that name. */
export class Before {
  /** The call before which it happened; null until then. */
  met: string | null = null;
  readonly #life: Mortal;
  readonly #at: number | string;
  readonly #happens: () => Promise<void>;

  constructor(at: number | string, onCall: () => void, happens: () => Promise<void>) {
    this.#at = at;
    this.#life = new Mortal(Number.POSITIVE_INFINITY, onCall);
    this.#happens = happens;
  }

  /** How many calls were made. */
  get calls(): number {
    return this.#life.calls.length;
  }

  /** The numbers of those that left a trace. */
  get traces(): number[] {
    return this.#life.traces;
  }

  host(host: Host): Host {
    return hostWith(this.#life.host(host), (label, _args, call) => this.#call(label, call));
  }

  store(store: Store): Store {
    return storeWith(this.#life.store(store), (label, _args, call) => this.#call(label, call));
  }

  async #call<T>(label: string, call: () => Promise<T>): Promise<T> {
    const isDue = typeof this.#at === 'string' ? label === this.#at : this.calls + 1 >= this.#at;
    if (isDue && this.met === null) {
      this.met = label;
      await this.#happens();
    }
    return await call();
  }
}
