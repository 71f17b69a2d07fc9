import { EventEmitter, once } from 'node:events';

/** Wakes those who wait for a job to change. What changed is read from the store. */
export class Watchers {
  readonly #bell = new EventEmitter().setMaxListeners(0);

  tell(job: string): void {
    this.#bell.emit(job);
  }

  /** Resolves at the next change of the job, or after `ms` milliseconds. */
  async wait(job: string, ms: number): Promise<void> {
    try {
      await once(this.#bell, job, { signal: AbortSignal.timeout(ms) });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    }
  }
}
