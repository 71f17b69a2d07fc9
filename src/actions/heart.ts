import type { Clock } from '../recovery/ports/clock.ts';
import type { Store } from '../recovery/ports/store.ts';

/** How often it beats, in milliseconds. */
const beatMs = 5000;

/**
 * The heartbeat of whatever runs the actions: again and again it asks the store which recoveries are open, as the work
 * on them does. An event loop that has no time, a thread of the store that is gone or a question that is never
 * answered keeps it from beating.
 */
export class Heart {
  readonly #store: Pick<Store, 'jobs'>;
  readonly #clock: Pick<Clock, 'monotonic'>;
  #last: number;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor({ store, clock }: { store: Pick<Store, 'jobs'>; clock: Pick<Clock, 'monotonic'> }) {
    this.#store = store;
    this.#clock = clock;
    this.#last = clock.monotonic();
  }

  start(): void {
    this.#isStopped = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#beat(), beatMs).unref();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Milliseconds since the last beat. */
  silentMs(): number {
    return this.#clock.monotonic() - this.#last;
  }

  /** One that is not answered is the last one: none is asked beside it. */
  async #beat(): Promise<void> {
    try {
      await this.#store.jobs.unfinished();
      this.#last = this.#clock.monotonic();
    } catch {
      // Without a beat: who asks is told that none came.
    }
    if (!this.#isStopped) this.start();
  }
}
