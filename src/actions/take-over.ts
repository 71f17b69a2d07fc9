import { asOfNow, holdingPath } from '../recovery/layout.ts';
import { join } from '../recovery/names.ts';
import { Problem } from '../recovery/problems.ts';
import type { SpoolQueue } from '../recovery/spec.ts';
import { claimSpool, isClaimed, isOutdated, notAfterTheEnd, renewClaim } from './claim.ts';
import { foldersOf, generationOf, refuseEnded } from './ended.ts';
import { explain } from './steps/folders.ts';
import type { Work } from './work.ts';

/**
 * Another process of ours worked on this job last. It may still be alive somewhere and believe that it owns
 * the spool: the holding folders get a new generation in their names, so that its moves fail from now on.
 * The generation is written first and the owner last; a takeover that dies or fails half-way is done again, and so is
 * one whose claim was overwritten by an earlier process that slept in its own takeover.
 */
export async function takeOver(work: Work, owner: string, closes: boolean): Promise<void> {
  if (work.job.owner === owner && !(await wasOverwritten(work, owner))) return;
  // To close it is what is left to do then.
  if (!closes && !(await isClaimed(work.host))) await refuseEnded(work);
  await claimSpool(work, work.job);
  await notAfterTheEnd(work);
  await work.save((job) => ({ generation: job.generation + 1 }));
  await renewClaim(work, owner);
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

/** Asked only after a refusal: a claim that is ours is not read twice, where a person has to read it. */
async function wasOverwritten(work: Work, owner: string): Promise<boolean> {
  return work.job.trouble?.code === 'spool-claimed' && (await isOutdated(work, owner));
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
  return (await foldersOf(work, queue)).filter((name) => generationOf(name) < work.job.generation);
}
