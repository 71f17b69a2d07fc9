import type { Job } from '../recovery/job.ts';
import type { ByteName, Path } from '../recovery/names.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host, MoveOutcome } from '../recovery/ports/host.ts';
import type { Cause, LedgerPatch, Store } from '../recovery/ports/store.ts';
import type { Within } from '../recovery/ports/trace.ts';
import { Problem } from '../recovery/problems.ts';
import { causeOf, type Telling, turningPoints } from './turning-points.ts';

/**
 * One job at work: its record, its host, and what must be written down on the way. Every step takes it and
 * nothing else, so that a step can be read, tested and repeated by itself.
 */
export class Work {
  #job: Job;
  readonly host: Host;
  readonly store: Store;
  readonly clock: Clock;
  /** Whose claims are ours. */
  readonly installation: string;
  /** Fires when Unjam stops: the work ends at its next safe point and is taken up again after the restart. */
  readonly signal: AbortSignal;
  /** Does a part of the action under a name. */
  readonly within: Within;
  readonly #changed: (job: Job) => void;
  #asked: Cause | null = null;
  #saving: Promise<unknown> = Promise.resolve();
  #moved = 0;

  constructor(parts: {
    job: Job;
    host: Host;
    store: Store;
    clock: Clock;
    installation: string;
    signal: AbortSignal;
    changed: (job: Job) => void;
    within: Within;
  }) {
    this.#job = parts.job;
    this.host = parts.host;
    this.store = parts.store;
    this.clock = parts.clock;
    this.installation = parts.installation;
    this.signal = parts.signal;
    this.#changed = parts.changed;
    this.within = parts.within;
  }

  get job(): Job {
    return this.#job;
  }

  /** Whose doing what is told from here on is, where that is not the one who drives. */
  askedBy(cause: Cause): void {
    this.#asked = cause;
  }

  /** Files of messages that were moved since this call began. */
  get moved(): number {
    return this.#moved;
  }

  /**
   * Writes the change durably, together with the events that tell of it: its own where one is given, and one
   * for each turning point. Saves of one job follow each other, so that no patch is lost.
   */
  async save(patch: Partial<Job> | ((job: Job) => Partial<Job>), event?: Telling): Promise<Job> {
    const saved = this.#saving.then(() => this.#apply(patch, event));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #apply(patch: Partial<Job> | ((job: Job) => Partial<Job>), event: Telling | undefined): Promise<Job> {
    const change = typeof patch === 'function' ? patch(this.#job) : patch;
    const next = { ...this.#job, ...change };
    this.#job = await this.#write(next, turningPoints(this.#job, next, event));
    this.#changed(this.#job);
    return this.#job;
  }

  async #write(job: Job, events: Telling[]): Promise<Job> {
    if (events.length === 0) return await this.store.jobs.save(job);
    return await this.store.atomically(async (store) => {
      const saved = await store.jobs.save(job);
      for (const { type, data } of events)
        await store.events.append(job.id, type, data, this.#asked ?? causeOf(job));
      return saved;
    });
  }

  /** One line on what is going on, for whoever waits. */
  async say(detail: string): Promise<void> {
    await this.save((job) => {
      if (job.disposing !== null) return { disposing: { ...job.disposing, detail } };
      return job.running === null ? {} : { running: { ...job.running, detail } };
    });
  }

  /** Adds to the job's history. Never content of a message. */
  async tell(
    type: string,
    data: Record<string, unknown> = {},
    cause = this.#asked ?? causeOf(this.#job),
  ): Promise<void> {
    await this.store.events.append(this.#job.id, type, data, cause);
    this.#changed(this.#job);
  }

  /** Counts the messages anew into the job, and notes since when mail is held. */
  async recount(): Promise<void> {
    const counts = await this.store.ledger.counts(this.#job.id);
    await this.save((job) => ({
      counts,
      oldestHeldAt: counts.held === 0 ? null : (job.oldestHeldAt ?? this.isoNow()),
    }));
  }

  /**
   * Throws when another process has taken the job over, as the store knows it: what a stale owner still
   * intends must not begin, and what it still believes must not be written over what is true now.
   */
  async assertOurs(store: Store): Promise<void> {
    const now = await store.jobs.get(this.#job.id);
    if (now?.owner === this.#job.owner && now.generation === this.#job.generation) return;
    throw new Problem(
      'precondition-failed',
      `Another process of Unjam has taken the recovery ${this.#job.id} over.`,
      {
        untouched: 'Nothing was moved by this call since then.',
        next: 'Read the job; the other process goes on with it.',
      },
    );
  }

  /** Writes to the ledger, the journal or the rounds of this job, in one transaction, as long as the job is ours. */
  async write<T>(change: (store: Store) => Promise<T>): Promise<T> {
    return await this.store.atomically(async (store) => {
      await this.assertOurs(store);
      return await change(store);
    });
  }

  /** Marks messages in the ledger. */
  async mark(seqs: number[], patch: LedgerPatch): Promise<void> {
    if (seqs.length > 0) await this.write((store) => store.ledger.mark(this.#job.id, seqs, patch));
  }

  /** Moves files of messages, and counts them for what a refusal may say of itself. */
  async move(from: Path, to: Path, names: ByteName[]): Promise<MoveOutcome> {
    const outcome = await this.host.files.move(from, to, names);
    this.#moved += outcome.moved;
    return outcome;
  }

  /** A safe point: nothing is half done here. */
  pausePoint(): void {
    this.signal.throwIfAborted();
  }

  isoNow(): string {
    return this.clock.now().toISOString();
  }
}
