import { Problem } from '../../recovery/problems.ts';

/**
 * Places for connections: each is two children and two sockets, some 40 MB. Who comes when all are taken waits for a
 * while, and only so many wait: a caller that is refused asks again, a queue without end is found too late.
 */
export class Pool {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #patience: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor({ most, mostWaiting, patience }: { most: number; mostWaiting: number; patience: number }) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
    this.#patience = patience;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Takes a place and gives what releases it, once. Problem: `connections-exhausted`. */
  async take(): Promise<() => void> {
    if (this.#taken >= this.#most) await this.#wait();
    else this.#taken += 1;
    let held = true;
    return () => {
      if (held) this.#release();
      held = false;
    };
  }

  /** A place goes from hand to hand: nobody who comes later can take it from the one who waits. */
  #wait(): Promise<void> {
    if (this.#waiting.size >= this.#mostWaiting) return Promise.reject(this.#exhausted());
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(turn);
        reject(this.#exhausted());
      }, this.#patience);
      this.#waiting.add(turn);
    });
  }

  #release(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#taken -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }

  #exhausted(): Problem {
    return new Problem(
      'connections-exhausted',
      `${this.#most} hosts are being reached over SMB at once, and none came free in time.`,
      {
        untouched: 'The host was not asked for anything.',
        next: 'Ask again in a minute.',
        retryable: true,
      },
    );
  }
}
