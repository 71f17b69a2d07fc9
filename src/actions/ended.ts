import { isProblem, Problem } from '../recovery/problems.ts';
import type { SpoolQueue } from '../recovery/spec.ts';
import type { Work } from './work.ts';

/**
 * For where no claim stands. Throws when mail of ours should lie in holding, and our holding folders are gone, or bear
 * a later generation: another Unjam has adopted this recovery and ended it while our store was away or we slept.
 * Whatever we did to the service now would be done to one that is well. Gives whether mail of ours lies in holding.
 */
export async function refuseEnded(work: Work): Promise<boolean> {
  const { job } = work;
  if (!(await holds(work))) return false;
  for (const queue of job.spec.queues)
    if ((await foldersOf(work, queue)).some((name) => generationOf(name) <= job.generation)) return true;
  throw new Problem(
    'changed-by-others',
    'The claim and the holding folders of this recovery are gone: somebody has ended it.',
    {
      untouched: 'Nothing was touched.',
      next: 'Look at the spool; if it is right as it is, ask for close.',
    },
  );
}

/**
 * Whether its holding folders must be there. Where nothing is held they may not have been made yet, by a person who
 * has our orders perhaps, or we died while we took them away. The ledger is asked: the job is not counted anew before
 * the end of a step.
 */
async function holds({ store, job }: Work): Promise<boolean> {
  return job.closedAt === null && (await store.ledger.counts(job.id)).held > 0;
}

/** The names of this job's holding folders of the queue, whatever their generation. */
export async function foldersOf(work: Pick<Work, 'host' | 'job'>, queue: SpoolQueue): Promise<string[]> {
  const ofTheJob = new RegExp(`^unjam-${work.job.id}\\.g\\d+$`);
  const names: string[] = [];
  try {
    for await (const entries of work.host.files.list(queue.holding)) {
      names.push(...entries.filter((e) => e.kind === 'folder' && ofTheJob.test(e.name)).map((e) => e.name));
    }
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
  return names;
}

/** The generation in whose name a holding folder of ours stands. */
export function generationOf(folder: string): number {
  return Number(/\d+$/.exec(folder)?.[0]);
}
