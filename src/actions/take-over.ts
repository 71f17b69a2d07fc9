import { asOfNow, holdingPath } from '../recovery/layout.ts';
import { join } from '../recovery/names.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import type { SpoolQueue } from '../recovery/spec.ts';
import { claimSpool, isClaimed, renewClaim } from './claim.ts';
import { explain } from './steps/folders.ts';
import type { Work } from './work.ts';

/**
 * Another process of ours worked on this job last. It may still be alive somewhere and believe that it owns
 * the spool: the holding folders get a new generation in their names, so that its moves fail from now on.
 * The generation is written first and the owner last; a takeover that dies or fails half-way is done again.
 */
export async function takeOver(
  work: Work,
  owner: string,
  installation: string,
  closes: boolean,
): Promise<void> {
  if (work.job.owner === owner) return;
  // To close it is what is left to do then.
  if (!closes) await refuseEnded(work);
  await claimSpool({ store: work.store, host: work.host, installation }, work.job);
  await work.save((job) => ({ generation: job.generation + 1 }));
  await renewClaim(work, owner, installation);
  for (const queue of work.job.spec.queues) await rename(work, queue);
  await work.save((job) => ({
    owner,
    footprint: {
      ...job.footprint,
      claimed: true,
      folders: job.footprint.folders.map((folder) => asOfNow(job, folder)),
    },
  }));
  await work.tell('job.taken-over', { generation: work.job.generation });
}

/**
 * Throws when claim and holding folders are gone: another Unjam has adopted this recovery and ended it while our
 * store was away. Whatever we did to the service now would be done to one that is well. As long as nothing was moved,
 * they may not have been made yet: a person may not have come to the step that makes them.
 */
async function refuseEnded(work: Work): Promise<void> {
  const { job, host } = work;
  const { held, poison, returned } = job.counts;
  if (held + poison + returned === 0 || (await isClaimed(host))) return;
  for (const queue of job.spec.queues) if ((await foldersOf(work, queue)).length > 0) return;
  throw new Problem(
    'changed-by-others',
    'The claim and the holding folders of this recovery are gone: somebody has ended it.',
    {
      untouched: 'Nothing was touched.',
      next: 'Look at the spool; if it is right as it is, ask for close.',
    },
  );
}

async function rename(work: Work, queue: SpoolQueue): Promise<void> {
  const stale = await staleFolders(work, queue);
  for (const name of stale) {
    const answer = await work.host.folders.rename(join(queue.holding, name), holdingPath(work.job, queue));
    if (answer !== 'name-taken') continue;
    throw new Problem('changed-by-others', `Two holding folders of this recovery lie in ${queue.holding}.`, {
      untouched: 'Nothing was moved.',
      next: `Move what is in ${name} into the newest of them by hand, then ask again.`,
    });
  }
  if (stale.length > 0) await explain(work, queue);
}

/**
 * Those of the generations before ours. One of ours is there when another takeover had come so far with the same
 * number; one of a later generation belongs to whoever has taken the job over from us meanwhile.
 */
async function staleFolders(work: Work, queue: SpoolQueue): Promise<string[]> {
  const generationOf = (name: string): number => Number(/\d+$/.exec(name)?.[0]);
  return (await foldersOf(work, queue)).filter((name) => generationOf(name) < work.job.generation);
}

/** The names of this job's holding folders of the queue, whatever their generation. */
async function foldersOf(work: Work, queue: SpoolQueue): Promise<string[]> {
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
