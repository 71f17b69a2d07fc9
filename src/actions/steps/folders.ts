import { manifest, note } from '../../recovery/handout.ts';
import { holdingPath, manifestPath, notePath, poisonPath } from '../../recovery/layout.ts';
import { isWithin, leaf, type Path, parent, toText } from '../../recovery/names.ts';
import type { SpoolQueue } from '../../recovery/spec.ts';
import type { Work } from '../work.ts';
import { indexCopies } from './index-aside.ts';

/**
 * Makes a folder and its missing parents, with owner and mode of a folder beside which it will work: of a
 * subfolder, those of its mirror. What we make is journaled first, so that the end removes it and nothing else.
 */
export async function makeFolders(work: Work, path: Path, like: Path): Promise<void> {
  const missing: { folder: Path; model: Path }[] = [];
  let model = like;
  let mirrors = true;
  for (let at = path; at !== '' && !(await exists(work, at)); at = parent(at)) {
    missing.unshift({ folder: at, model });
    mirrors &&= leaf(at) === leaf(model);
    if (mirrors) model = parent(model);
  }
  for (const { folder, model: its } of missing) {
    if (!work.job.footprint.folders.includes(folder) && isOfOurs(work, folder)) {
      await work.save((job) => ({
        footprint: { ...job.footprint, folders: [...job.footprint.folders, folder] },
      }));
    }
    await work.host.folders.make(folder, its);
  }
}

/** Folders of the service itself (a hashed queue's) that vanished are made again, and are not ours. */
function isOfOurs(work: Work, folder: Path): boolean {
  const { queues, poisonFolder } = work.job.spec;
  if (isWithin(folder, poisonFolder) || isWithin(poisonFolder, folder)) return true;
  return queues.some((q) => isWithin(folder, q.holding) || isWithin(q.holding, folder));
}

async function exists(work: Work, path: Path): Promise<boolean> {
  const [entry] = await work.host.files.look(parent(path), [leaf(path)]);
  return entry?.kind === 'folder';
}

/** Makes the holding folders and writes note and manifest beside each, before anything moves into them. */
export async function prepareHolding(work: Work): Promise<void> {
  for (const queue of work.job.spec.queues) {
    await makeFolders(work, holdingPath(work.job, queue), queue.path);
    await explain(work, queue);
  }
}

/** Writes the note and the manifest of one queue anew: they tell how things stand now. */
export async function explain(work: Work, queue: SpoolQueue): Promise<void> {
  const unfence = work.host.service.canFence ? work.host.service.describe('unfence') : null;
  await work.host.notes.replace(manifestPath(work.job, queue), manifest(work.job));
  await work.host.notes.replace(
    notePath(work.job, queue),
    note(work.job, queue, work.job.spec.root, unfence),
  );
}

/**
 * Removes what we made and is empty now, innermost first, with our notes. What is not empty stays and is
 * told: somebody put something there.
 */
export async function removeFootprint(work: Work): Promise<string[]> {
  const { job, host } = work;
  for (const queue of job.spec.queues) {
    await host.notes.remove(notePath(job, queue));
    await host.notes.remove(manifestPath(job, queue));
  }
  const kept: Path[] = await removeIndexCopies(work);
  for (const folder of job.footprint.folders.toReversed()) {
    const keepsPoison = job.spec.queues.some((q) => isWithin(poisonPath(job, job.spec, q), folder));
    const answer = await host.folders.removeEmpty(folder);
    if (answer === 'not-empty' && !keepsPoison) kept.push(folder);
  }
  await work.save((j) => ({ footprint: { ...j.footprint, folders: kept, indexCopies: [] } }));
  return kept.map(toText);
}

/** A copy that is a folder stays while something is in it: what an index holds is the product's, not ours to delete. */
async function removeIndexCopies(work: Work): Promise<Path[]> {
  const { host } = work;
  const kept: Path[] = [];
  for (const copy of await indexCopies(work)) {
    const [entry] = await host.files.look(parent(copy), [leaf(copy)]);
    if (entry?.kind !== 'folder') await host.notes.remove(copy);
    else if ((await host.folders.removeEmpty(copy)) === 'not-empty') kept.push(copy);
  }
  return kept;
}
