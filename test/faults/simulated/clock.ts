import type { Clock } from '../../../src/recovery/ports/clock.ts';

/** Time that passes only when somebody waits or asks; whatever is due meanwhile happens. */
export class SimulatedClock implements Clock {
  /** Called after every step of time, with the time in milliseconds. */
  onPass: (now: number) => void = () => {};
  #now = 0;
  #wall = Date.UTC(1998, 2, 2, 3);

  monotonic(): number {
    return this.#now;
  }

  now(): Date {
    return new Date(this.#wall + this.#now);
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.pass(ms);
  }

  /** The wall clock is set, forward or back, by so many milliseconds. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  pass(ms: number): void {
    this.#now += ms;
    this.onPass(this.#now);
  }
}
