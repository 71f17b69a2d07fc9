import type { Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';

/** How many hosts of one connection may be open at once, of all servers together. */
export interface Bounds {
  most: number;
  /** How many more may wait for that; a caller that is refused asks again, a line without end is found too late. */
  mostWaiting: number;
  /** Milliseconds after which one that waits is refused. */
  patience: number;
}

/** Lets hosts be opened within bounds: each costs sockets, children or threads for as long as it is open. */
export class Admission {
  readonly #type: string;
  readonly #bounds: Bounds;
  readonly #waiting = new Set<() => void>();
  #inside = 0;

  /** `type`: of the connection, for people. */
  constructor(type: string, bounds: Bounds) {
    this.#type = type;
    this.#bounds = bounds;
  }

  get inside(): number {
    return this.#inside;
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
    if (this.#inside >= this.#bounds.most) await this.#wait();
    else this.#inside += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#leave();
      isInside = false;
    };
  }

  /** A place goes from hand to hand: nobody who comes later can take it from the one who waits. */
  #wait(): Promise<void> {
    if (this.#waiting.size >= this.#bounds.mostWaiting) return Promise.reject(this.#exhausted());
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(turn);
        reject(this.#exhausted());
      }, this.#bounds.patience);
      this.#waiting.add(turn);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#inside -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }

  #exhausted(): Problem {
    return new Problem(
      'connections-exhausted',
      `${this.#bounds.most} hosts are connected by \`${this.#type}\` at once, ${this.#waiting.size} more wait, and none came free in time.`,
      {
        untouched: 'The host was not asked for anything.',
        next: 'Ask again in a minute.',
        retryable: true,
      },
    );
  }
}
