import type { Job } from '../recovery/job.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';

/** An event of the job's history. Never content of a message. */
export interface Telling {
  type: string;
  data: Record<string, unknown>;
}

/**
 * One job at work: its record, its host, and what must be written down on the way. Every step takes it and
 * nothing else, so that a step can be read, tested and repeated by itself.
 */
export class Work {
  #job: Job;
  readonly host: Host;
  readonly store: Store;
  readonly clock: Clock;
  /** Fires when Unjam stops: the work ends at its next safe point and is taken up again after the restart. */
  readonly signal: AbortSignal;
  readonly #changed: (job: Job) => void;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    job: Job;
    host: Host;
    store: Store;
    clock: Clock;
    signal: AbortSignal;
    changed: (job: Job) => void;
  }) {
    this.#job = parts.job;
    this.host = parts.host;
    this.store = parts.store;
    this.clock = parts.clock;
    this.signal = parts.signal;
    this.#changed = parts.changed;
  }

  get job(): Job {
    return this.#job;
  }

  /**
   * Writes the change durably, together with the event that tells of it where one is given. Saves of one job
   * follow each other, so that no patch is lost.
   */
  async save(patch: Partial<Job> | ((job: Job) => Partial<Job>), event?: Telling): Promise<Job> {
    const saved = this.#saving.then(async () => {
      const change = typeof patch === 'function' ? patch(this.#job) : patch;
      this.#job = await this.#write({ ...this.#job, ...change }, event);
      this.#changed(this.#job);
      return this.#job;
    });
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #write(job: Job, event: Telling | undefined): Promise<Job> {
    if (event === undefined) return await this.store.jobs.save(job);
    return await this.store.atomically(async (store) => {
      const saved = await store.jobs.save(job);
      await store.events.append(job.id, event.type, this.traced(event.data));
      return saved;
    });
  }

  /** One line on what is going on, for whoever waits. */
  async say(detail: string): Promise<void> {
    await this.save((job) => (job.running === null ? {} : { running: { ...job.running, detail } }));
  }

  /** Adds to the job's history. Never content of a message. */
  async tell(type: string, data: Record<string, unknown> = {}): Promise<void> {
    await this.store.events.append(this.#job.id, type, this.traced(data));
    this.#changed(this.#job);
  }

  /** What an event tells, with the call that led to it. */
  traced(data: Record<string, unknown>): Record<string, unknown> {
    return { ...data, ...this.#job.driver.call };
  }

  /** Counts the messages anew into the job, and notes since when mail is held. */
  async recount(): Promise<void> {
    const counts = await this.store.ledger.counts(this.#job.id);
    await this.save((job) => ({
      counts,
      oldestHeldAt: counts.held === 0 ? null : (job.oldestHeldAt ?? this.isoNow()),
    }));
  }

  /** A safe point: nothing is half done here. */
  pausePoint(): void {
    this.signal.throwIfAborted();
  }

  isoNow(): string {
    return this.clock.now().toISOString();
  }
}
