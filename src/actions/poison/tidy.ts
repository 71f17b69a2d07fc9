import { folderOf, poisonPath } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { join, parent } from '../../recovery/names.ts';
import { isProblem } from '../../recovery/problems.ts';
import { writePoisonManifest } from '../steps/poison-manifest.ts';
import type { Work } from '../work.ts';

/** After a message has left: the folders in which nothing is any more go, and the manifest tells what is left. */
export async function tidy(work: Work, message: Message): Promise<void> {
  const { job, host } = work;
  const queue = job.spec.queues.find(({ name }) => name === message.queue)!;
  const base = poisonPath(job, job.spec, queue);
  for (let at = folderOf(job, message, 'poison'); ; at = parent(at)) {
    if ((await host.folders.removeEmpty(at)) === 'not-empty' || at === base) break;
  }
  try {
    await writePoisonManifest(work);
    await host.folders.removeEmpty(join(job.spec.poisonFolder, job.id));
  } catch (error) {
    // The folder is gone already: an earlier process of ours, or a person, was here.
    if (!isProblem(error, 'folder-missing')) throw error;
  }
}
