import type { Job } from '../recovery/job.ts';
import type { Known } from './hosts.ts';
import type { Work } from './work.ts';

/**
 * What a job remembers of its fence, for whoever opens the host. The host is looked at before the job is written
 * down; the fence goes up within a job alone, so that by then there is one to keep what it finds.
 */
export class FenceMemory implements Known {
  readonly fenced: boolean;
  readonly found: string | null;
  #work: Work | null = null;

  constructor(job: Job | null) {
    this.fenced = job?.footprint.fenced ?? false;
    this.found = job?.footprint.found ?? null;
  }

  belongsTo(work: Work): Work {
    this.#work = work;
    return work;
  }

  /** Whoever it is given to may call it by itself. */
  readonly keepFound = async (found: string): Promise<void> => {
    if (this.#work === null) throw new Error('a fence went up outside of a job');
    await this.#work.save(({ footprint }) => ({ footprint: { ...footprint, found } }));
  };
}
