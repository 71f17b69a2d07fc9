import { type ActionName, type ActionOptions, type Disposal, isOpen, type Job } from '../recovery/job.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Operator } from '../recovery/ports/operator.ts';
import type { Store } from '../recovery/ports/store.ts';
import { plainly, type Within } from '../recovery/ports/trace.ts';
import { Problem } from '../recovery/problems.ts';
import { callOf } from './driver.ts';
import type { FenceMemory } from './fence-memory.ts';
import { busy, nothingOpen } from './guards.ts';
import { attend } from './steps/attend.ts';
import { Watchers } from './watchers.ts';
import { Work } from './work.ts';

export interface AtWorkParts {
  store: Store;
  clock: Clock;
  /** This installation, the same after every restart. */
  installation: string;
  log: { error(data: object, message: string): void };
  /** The people at hosts that nothing can reach. */
  operator?: Operator;
  /** What stands around the parts of an action. */
  within?: Within;
}

/** What is done on a job. */
interface Deed {
  action: ActionName | Disposal['does'];
  options: ActionOptions;
}

/** Something under way in this process. */
export interface Active extends Deed {
  work: Work;
  /** Ends it at its next safe point, for an abort. */
  interrupt: AbortController;
  done: Promise<Job>;
  /** How it stands for a caller: at its end, or as soon as it waits for a person. */
  standing(): Promise<Job>;
}

/** What this process is doing, one thing at a time on each server, in the background. */
export class AtWork {
  readonly #parts: AtWorkParts;
  readonly #active = new Map<string, Active>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #stopping = new AbortController();
  readonly watchers = new Watchers();
  /** What stands around the parts of an action. */
  readonly within: Within;

  constructor(parts: AtWorkParts) {
    this.#parts = parts;
    this.within = parts.within ?? plainly;
  }

  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  on(server: string): Active | undefined {
    return this.#active.get(server);
  }

  /** Two callers at once: the second sees what the first began. */
  async inTurn<T>(server: string, begin: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(server) ?? Promise.resolve();
    const mine = before.then(begin, begin);
    this.#turns.set(
      server,
      mine.catch(() => undefined),
    );
    return await mine;
  }

  /** A job at work that nothing but our end interrupts. */
  workOn(job: Job, host: Host, signal: AbortSignal = this.#stopping.signal): Work {
    const { within } = this;
    const { store, clock, installation } = this.#parts;
    const changed = ({ id }: Job): void => this.watchers.tell(id);
    return new Work({ job, host, store, clock: host.clock ?? clock, installation, signal, changed, within });
  }

  /** The same that an abort can end; what is then begun on it is told to `begin`. */
  interruptible(job: Job, host: Host, memory: FenceMemory): { work: Work; interrupt: AbortController } {
    const interrupt = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, interrupt.signal]);
    return { work: memory.belongsTo(this.workOn(job, host, signal)), interrupt };
  }

  /** Until it ends, whoever asks for anything else on this server meets it. Gives how it stands for the caller. */
  begin(
    { work, interrupt }: { work: Work; interrupt: AbortController },
    deed: Deed,
    act: () => Promise<Job>,
  ): Promise<Job> {
    const { server, id } = work.job;
    const person = attend(this.#parts.operator, work);
    const done = act().finally(async () => {
      person.leave();
      this.#active.delete(server);
      await work.host.close();
      this.watchers.tell(id);
    });
    // Whoever waits meets the failure; nobody waiting is no reason to end the process.
    done.catch((error: unknown) => {
      // Our own end is no failure: it goes on after the restart.
      if (error === this.#stopping.signal.reason) return;
      const call = callOf(work.job.driver);
      this.#parts.log.error({ err: error, server, action: deed.action, ...call }, 'an action failed');
    });
    const standing = () => {
      const state = Promise.race([done, person.waits()]);
      state.catch(() => undefined);
      return state;
    };
    this.#active.set(server, { ...deed, work, interrupt, done, standing });
    return standing();
  }

  /** Whoever wants out does not wait for a watch to end: it ends where nothing is half done. */
  async cutShort({ work, action, interrupt, done }: Active): Promise<void> {
    const { operator } = this.#parts;
    const { server } = work.job;
    const why = new Problem('action-interrupted', `${action} was cut short: an abort was asked for.`, {
      untouched: 'Every message is where the ledger says.',
      next: 'Read the job: the abort puts everything back.',
    });
    interrupt.abort(why);
    // A person may be asked for a step and never answer: nobody need do it any more.
    operator?.withdraw(server, why);
    await done.catch(() => undefined);
  }

  /** A change to an open job while no action is under way on it. */
  async between(server: string, id: string, change: (job: Job) => Promise<Job>): Promise<Job> {
    return await this.inTurn(server, async () => {
      const active = this.#active.get(server);
      if (active !== undefined) throw busy(active.work.job, active.action);
      const job = await this.read(id);
      if (!isOpen(job)) throw nothingOpen(server);
      return await change(job);
    });
  }

  async read(id: string): Promise<Job> {
    const job = await this.#parts.store.jobs.get(id);
    if (job === null) throw new Problem('job-unknown', `There is no job ${id}.`);
    return job;
  }

  /** Ends all of it at the next safe point. */
  async stop(): Promise<void> {
    this.#stopping.abort(
      new Problem('unavailable', 'Unjam is stopping; the action goes on after its restart.', {
        next: 'Ask again in a moment.',
      }),
    );
    this.#parts.operator?.end();
    await Promise.allSettled([...this.#active.values()].map((active) => active.done));
  }
}
