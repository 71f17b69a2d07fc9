import type { Host } from '../../recovery/ports/host.ts';
import { againAfter, Problem } from '../../recovery/problems.ts';
import { Gate } from '../turns/gate.ts';

/** How many hosts of one connection may be open at once, of all servers together. */
export interface Bounds {
  most: number;
  /** How many more may wait for that; a caller that is refused asks again, a line without end is found too late. */
  mostWaiting: number;
  /** Milliseconds after which one that waits is refused. */
  patience: number;
}

/** The waiting line before the hosts of a connection. */
export const usualLine: Omit<Bounds, 'most'> = { mostWaiting: 512, patience: 120_000 };

/** Lets hosts be opened within bounds: each costs sockets, children or threads for as long as it is open. */
export class Admission {
  readonly #type: string;
  readonly #bounds: Bounds;
  readonly #gate: Gate;

  /** `type`: of the connection, for people. */
  constructor(type: string, bounds: Bounds) {
    this.#type = type;
    this.#bounds = bounds;
    this.#gate = new Gate(bounds.most);
  }

  get inside(): number {
    return this.#bounds.most - this.#gate.free;
  }

  /** The host that `open` opens, inside until it is closed. Problems: `connections-exhausted`, and those of `open`. */
  async admit(open: () => Promise<Host>): Promise<Host> {
    const leave = await this.#enter();
    try {
      const host = await open();
      return { ...host, close: () => host.close().finally(leave) };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #enter(): Promise<() => void> {
    const { mostWaiting, patience } = this.#bounds;
    if (this.#gate.free === 0 && this.#gate.waiting >= mostWaiting) throw this.#exhausted();
    return await this.#gate.enter({ ms: patience, refusal: () => this.#exhausted() });
  }

  #exhausted(): Problem {
    return new Problem(
      'connections-exhausted',
      `${this.#bounds.most} hosts are connected by \`${this.#type}\` at once, ${this.#gate.waiting} more wait, and no place came free.`,
      {
        untouched: 'The host was not asked for anything.',
        next: `Ask again in ${againAfter('connections-exhausted')} s.`,
        retryable: true,
      },
    );
  }
}
