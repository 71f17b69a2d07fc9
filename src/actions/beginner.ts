import { randomUUID } from 'node:crypto';
import type { ActionName, ActionOptions, Job } from '../recovery/job.ts';
import type { Active, AtWork, AtWorkParts } from './at-work.ts';
import type { Act, Caller } from './contract.ts';
import { drivenBy } from './driver.ts';
import { FenceMemory } from './fence-memory.ts';
import { currentSpec, type Reach } from './hosts.ts';
import { openJob } from './open-job.ts';
import { perform } from './perform.ts';
import { drive } from './recover.ts';
import { takeOver } from './take-over.ts';
import type { Work } from './work.ts';

export interface BeginnerParts extends Reach, AtWorkParts {
  store: AtWorkParts['store'];
}

/** Begins an action on a server: opens its host, and a job where none is open; what follows runs in the background. */
export class Beginner {
  readonly #parts: BeginnerParts;
  readonly #atWork: AtWork;
  /** This process. */
  readonly #owner = randomUUID();

  constructor(parts: BeginnerParts, atWork: AtWork) {
    this.#parts = parts;
    this.#atWork = atWork;
  }

  /** Goes on with what an earlier process was doing to this job; whatever is asked for comes after it. */
  async interrupted(job: Job | null): Promise<Active | undefined> {
    if (job === null || job.owner === this.#owner) return undefined;
    const drives = job.recovering !== null && !job.recovering.paused;
    if (job.running === null && !drives) return undefined;
    const action = drives ? 'recover' : job.running!.action;
    const options = drives ? (job.recovering ?? {}) : job.running!.options;
    await this.begin(job.server, job, action, options, { requestId: 'restart', ...job.driver });
    return this.#atWork.on(job.server);
  }

  async begin(
    server: string,
    open: Job | null,
    action: ActionName,
    options: ActionOptions,
    caller: Caller,
  ): Promise<Act> {
    const spec = open?.spec ?? (await currentSpec(this.#parts, server));
    const memory = new FenceMemory(open);
    const host = await this.#parts.openHost(spec, memory);
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
          caller,
          installation,
          within: this.#atWork.within,
          owner: this.#owner,
        }));
      const under = this.#atWork.interruptible(job, host, memory);
      const { work } = under;
      await this.#drivenBy(work, action, options, caller);
      const done = this.#atWork.begin(under, { action, options }, () => this.#run(work, action, options));
      return { job: work.job, started: true, done };
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  async #run(work: Work, action: ActionName, options: ActionOptions): Promise<Job> {
    await takeOver(work, this.#owner, action === 'close');
    if (action !== 'recover') return await perform(work, action, options);
    const running = work.job.running;
    if (running !== null && running.action !== 'recover')
      await perform(work, running.action, running.options);
    return await drive(work);
  }

  async #drivenBy(work: Work, action: ActionName, options: ActionOptions, caller: Caller): Promise<void> {
    const { dryRun: _, evenIfHealthy: __, ...asked } = options;
    const by = action === 'recover' ? 'recover' : 'hand';
    const driver = drivenBy(work.job, by, caller, work.isoNow(), options);
    await work.save((job) => ({
      driver,
      recovering: action === 'recover' ? { ...asked, paused: false } : job.recovering,
    }));
  }
}
