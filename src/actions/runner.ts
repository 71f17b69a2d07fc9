import { randomUUID } from 'node:crypto';
import type { Diagnosis } from '../recovery/diagnosis.ts';
import { type ActionName, type ActionOptions, isOpen, type Job } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Verdict } from '../recovery/round.ts';
import { assertMayAsk } from '../recovery/transitions.ts';
import { blankJob } from './blank-job.ts';
import { correctVerdict, leaveNote } from './by-hand.ts';
import { check } from './check.ts';
import type { Act, Actions, Caller, CheckReport } from './contract.ts';
import { diagnose } from './diagnose.ts';
import { answered, busy, nothingOpen, refuseWhileBusy } from './guards.ts';
import { currentSpec, type Reach, withHost } from './hosts.ts';
import { openJob } from './open-job.ts';
import { perform } from './perform.ts';
import { drive } from './recover.ts';
import { takeOver } from './take-over.ts';
import { type VerbName, verbs } from './verbs.ts';
import { Watchers } from './watchers.ts';
import { Work } from './work.ts';

/** What the actions are built on. */
export interface RunnerParts extends Reach {
  store: Store;
  clock: Clock;
  /** This installation, the same after every restart. */
  installation: string;
  log: { error(data: object, message: string): void };
}

/** An action under way in this process. */
interface Active {
  work: Work;
  action: ActionName;
  options: ActionOptions;
  done: Promise<Job>;
}

/**
 * Runs the actions: one at a time per server, in the background, whatever becomes of the caller. What is
 * asked for twice is done once.
 */
export class Runner implements Actions {
  readonly #parts: RunnerParts;
  readonly #owner = randomUUID();
  readonly #active = new Map<string, Active>();
  readonly #gates = new Map<string, Promise<unknown>>();
  readonly #watchers = new Watchers();
  readonly #stopping = new AbortController();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  async check(server: string, options: { rehearse?: boolean }): Promise<CheckReport> {
    const spec = await currentSpec(this.#parts, server);
    return await withHost(this.#parts, spec, (host) => check(host, spec, this.#parts.clock, options));
  }

  async diagnose(server: string): Promise<Diagnosis> {
    const spec = await currentSpec(this.#parts, server);
    const { diagnosis } = await withHost(this.#parts, spec, (host) =>
      diagnose(host, spec, this.#parts.clock),
    );
    await this.#parts.store.diagnoses.add(diagnosis);
    return diagnosis;
  }

  async act(server: string, action: ActionName, options: ActionOptions, caller: Caller): Promise<Act> {
    if (this.#stopping.signal.aborted)
      throw new Problem('unavailable', 'Unjam is stopping.', {
        untouched: 'Nothing was touched.',
        next: 'Ask again in a moment.',
      });
    return await this.#oneAtATime(server, async () => {
      const job = await this.#parts.store.jobs.openOf(server);
      const active = this.#active.get(server) ?? (await this.#interrupted(job));
      if (active !== undefined) {
        refuseWhileBusy(active.work.job, active.action, active.options, action, options);
        return { job: active.work.job, started: false, done: active.done };
      }
      const answer = await answered(this.#parts.store, server, job, action, options);
      if (answer !== null) return { job: answer, started: false, done: Promise.resolve(answer) };
      assertMayAsk(job?.state ?? 'none', action);
      return await this.#begin(server, job, action, options, caller);
    });
  }

  async plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan> {
    const job = await this.#parts.store.jobs.openOf(server);
    assertMayAsk(job?.state ?? 'none', action);
    const verb: VerbName = action === 'recover' ? 'quarantine' : action;
    const spec = job?.spec ?? (await currentSpec(this.#parts, server));
    const at = this.#parts.clock.now().toISOString();
    const planned = job ?? blankJob(spec, { at, who: 'nobody', owner: this.#owner, reason: null });
    return await withHost(this.#parts, spec, async (host) => ({
      ...(await verbs[verb].plan(this.#work(planned, host), options)),
      action,
    }));
  }

  async pause(server: string, caller: Caller): Promise<Job> {
    return await this.#setPaused(server, true, caller);
  }

  async resume(server: string, caller: Caller): Promise<Act> {
    const job = await this.#parts.store.jobs.openOf(server);
    if (job?.recovering == null)
      throw new Problem('action-not-allowed', 'No paused `recover` is there to resume.', {
        untouched: 'Nothing was touched.',
        next: 'Ask for recover.',
      });
    const { paused: _, ...options } = job.recovering;
    return await this.act(server, 'recover', options, caller);
  }

  async changed(job: string, version: number, ms: number): Promise<Job> {
    const now = await this.#read(job);
    if (now.version !== version) return now;
    await this.#watchers.wait(job, ms);
    return await this.#read(job);
  }

  async correct(job: string, round: number, verdict: Verdict, caller: Caller): Promise<Job> {
    const { server } = await this.#read(job);
    return await this.#betweenActions(server, job, (work) =>
      correctVerdict(work, round, verdict, caller.who),
    );
  }

  async note(server: string, text: string, caller: Caller): Promise<Job> {
    const active = this.#active.get(server);
    if (active !== undefined) return await leaveNote(active.work, text, caller.who);
    const job = await this.#parts.store.jobs.openOf(server);
    if (job === null) throw nothingOpen(server);
    return await this.#betweenActions(server, job.id, (work) => leaveNote(work, text, caller.who));
  }

  async takeUp(): Promise<void> {
    for (const { server } of await this.#parts.store.jobs.unfinished()) {
      try {
        await this.#oneAtATime(server, async () => {
          // A caller who was quicker has begun it already.
          if (!this.#active.has(server)) await this.#interrupted(await this.#parts.store.jobs.openOf(server));
        });
      } catch (error) {
        // One host that cannot be reached must not keep the others waiting; its job stays as it was.
        this.#parts.log.error({ err: error, server }, 'a recovery could not be taken up');
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('Unjam is stopping'));
    await Promise.allSettled([...this.#active.values()].map((active) => active.done));
  }

  /** Goes on with what an earlier process was doing to this job; whatever is asked for comes after it. */
  async #interrupted(job: Job | null): Promise<Active | undefined> {
    if (job === null || job.owner === this.#owner) return undefined;
    const drives = job.recovering !== null && !job.recovering.paused;
    if (job.running === null && !drives) return undefined;
    const action = drives ? 'recover' : job.running!.action;
    const options = drives ? (job.recovering ?? {}) : job.running!.options;
    await this.#begin(job.server, job, action, options, { who: job.driver.who, requestId: 'restart' });
    return this.#active.get(job.server);
  }

  async #begin(
    server: string,
    open: Job | null,
    action: ActionName,
    options: ActionOptions,
    caller: Caller,
  ): Promise<Act> {
    const spec = open?.spec ?? (await currentSpec(this.#parts, server));
    // Without a job there is no fence: what raises it works on one.
    let work: Work | null = null;
    const host = await this.#parts.openHost(spec, {
      fenced: open?.footprint.fenced ?? false,
      found: open?.footprint.fenceFound ?? null,
      keepFound: async (fenceFound) => {
        await work?.save((job) => ({ footprint: { ...job.footprint, fenceFound } }));
      },
    });
    try {
      const { store, clock, installation } = this.#parts;
      const job =
        open ??
        (await openJob({
          adopts: action === 'adopt',
          store,
          host,
          spec,
          clock,
          options,
          who: caller.who,
          installation,
          owner: this.#owner,
        }));
      work = this.#work(job, host);
      await this.#drivenBy(work, action, options, caller);
      const done = this.#run(work, action, options).finally(async () => {
        this.#active.delete(server);
        await host.close();
        this.#watchers.tell(job.id);
      });
      // Whoever waits meets the failure; nobody waiting is no reason to end the process.
      done.catch((error: unknown) =>
        this.#parts.log.error({ err: error, server, action }, 'an action failed'),
      );
      this.#active.set(server, { work, action, options, done });
      return { job: work.job, started: true, done };
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  async #run(work: Work, action: ActionName, options: ActionOptions): Promise<Job> {
    await takeOver(work, this.#owner, this.#parts.installation);
    if (action !== 'recover') return await perform(work, action, options);
    const running = work.job.running;
    if (running !== null && running.action !== 'recover')
      await perform(work, running.action, running.options);
    return await drive(work);
  }

  async #drivenBy(work: Work, action: ActionName, options: ActionOptions, caller: Caller): Promise<void> {
    const by = action === 'recover' ? 'recover' : 'hand';
    const since = work.isoNow();
    const { dryRun: _, evenIfHealthy: __, ...asked } = options;
    await work.save((job) => ({
      driver: { by, who: caller.who, since, reason: options.reason ?? job.driver.reason },
      recovering: action === 'recover' ? { ...asked, paused: false } : job.recovering,
    }));
  }

  /** A change to a job that needs no host, while no action is under way on it. */
  async #betweenActions(server: string, id: string, change: (work: Work) => Promise<Job>): Promise<Job> {
    return await this.#oneAtATime(server, async () => {
      const active = this.#active.get(server);
      if (active !== undefined) throw busy(active.work.job, active.action);
      const job = await this.#read(id);
      if (!isOpen(job)) throw nothingOpen(server);
      return await withHost(this.#parts, job.spec, (host) => change(this.#work(job, host)));
    });
  }

  async #setPaused(server: string, paused: boolean, caller: Caller): Promise<Job> {
    const active = this.#active.get(server);
    const job = active?.work.job ?? (await this.#parts.store.jobs.openOf(server));
    if (job === null || job.recovering === null)
      throw new Problem('action-not-allowed', '`recover` does not drive this server.', {
        untouched: 'Nothing was touched.',
      });
    const patch = (j: Job): Partial<Job> => ({
      recovering: j.recovering === null ? null : { ...j.recovering, paused },
      driver: { ...j.driver, by: 'hand', who: caller.who },
    });
    if (active !== undefined) return await active.work.save(patch);
    return await this.#parts.store.jobs.save({ ...job, ...patch(job) });
  }

  #work(job: Job, host: Host): Work {
    const { store, clock } = this.#parts;
    return new Work({
      job,
      host,
      store,
      clock,
      signal: this.#stopping.signal,
      changed: (changed) => this.#watchers.tell(changed.id),
    });
  }

  async #read(id: string): Promise<Job> {
    const job = await this.#parts.store.jobs.get(id);
    if (job === null) throw new Problem('job-unknown', `There is no job ${id}.`);
    return job;
  }

  /** Two callers at once: the second sees what the first began. */
  async #oneAtATime<T>(server: string, begin: () => Promise<T>): Promise<T> {
    const before = this.#gates.get(server) ?? Promise.resolve();
    const mine = before.then(begin, begin);
    this.#gates.set(
      server,
      mine.catch(() => undefined),
    );
    return await mine;
  }
}
