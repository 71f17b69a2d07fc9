import type { Job } from './job.ts';
import type { Message } from './message.ts';
import { fromText, isWithin, join, leaf, type Path, parent } from './names.ts';
import type { EntryKind } from './ports/host.ts';
import type { Spec, SpoolQueue } from './spec.ts';

/** Where a job keeps its things on the host. One place for each decision on names. */

/** Created exclusively in the root: one spool, one owner. */
export const claimPath: Path = '.unjam-claim';

const ours = /^(?:\.unjam-claim|unjam-[a-z0-9]{12}\..+)$/s;
/** Under such a name a note is written before it takes its own. */
const unfinished = /^\.(.+?)(?:\.[0-9a-f]{8})?\.new$/s;

/** Entries of ours, wherever they lie: never messages. A message whose name only begins like ours is one. */
export function isOurs(name: string): boolean {
  return ours.test(unfinished.exec(name)?.[1] ?? name);
}

/**
 * Tells what lies in a queue by the profile's own word and is no message: an index; a folder of holding or
 * poison, another queue, or a folder on the way to one. A file that only bears such a folder's name is a message.
 */
export function reserved(spec: Spec): (path: Path, kind: EntryKind) => boolean {
  const indexes = new Set(spec.index.map((index) => index.path));
  const folders = [
    ...spec.queues.flatMap((queue) => [queue.path, queue.holding]),
    ...spec.watch,
    ...spec.setAside,
    spec.poisonFolder,
  ];
  return (path, kind) =>
    indexes.has(path) || (kind === 'folder' && folders.some((folder) => isWithin(folder, path)));
}

/** The entry of a queue to which an open file belongs: itself, or the folder that is its message; else null. */
export function inQueue(spec: Spec, path: Path): Path | null {
  const queue = spec.queues.find((q) => path.startsWith(`${q.path}/`));
  if (queue === undefined) return null;
  if (spec.message.unit !== 'directory') return path;
  const steps = path.slice(queue.path.length + 1).split('/');
  return join(queue.path, ...steps.slice(0, queue.depth + 1));
}

/**
 * The folder in which the messages of one queue wait. It carries the job's generation: a takeover renames
 * it, so that the moves of a stale owner fail instead of mixing with ours.
 */
export function holdingPath(job: Pick<Job, 'id' | 'generation'>, queue: SpoolQueue): Path {
  return join(queue.holding, `unjam-${job.id}.g${job.generation}`);
}

/** The same path in the holding folder of this generation, whatever generation it was written down in. */
export function asOfNow(job: Pick<Job, 'id' | 'generation'>, path: Path): Path {
  return path.replace(new RegExp(`unjam-${job.id}\\.g\\d+`), `unjam-${job.id}.g${job.generation}`);
}

export function poisonPath(job: Pick<Job, 'id'>, spec: Spec, queue: SpoolQueue): Path {
  return join(spec.poisonFolder, job.id, fromText(queue.name));
}

/** Where a message that is set apart goes to be deleted: no queue has such a name, so nothing else is there. */
export function deletingPath(job: Pick<Job, 'id'>, spec: Spec): Path {
  return join(spec.poisonFolder, job.id, '~deleting');
}

export function poisonManifestPath(job: Pick<Job, 'id'>, spec: Spec): Path {
  return join(spec.poisonFolder, job.id, 'manifest.json');
}

/** The note that explains the holding folder to a person without Unjam, and its manifest for another Unjam. */
export function notePath(job: Pick<Job, 'id'>, queue: SpoolQueue): Path {
  return join(queue.holding, `unjam-${job.id}.txt`);
}
export function manifestPath(job: Pick<Job, 'id'>, queue: SpoolQueue): Path {
  return join(queue.holding, `unjam-${job.id}.json`);
}

/** Where the index goes when it is set aside for the n-th time: beside itself, on its own volume. */
export function indexCopyPath(job: Pick<Job, 'id'>, index: Path, n: number): Path {
  return join(parent(index), `unjam-${job.id}.${leaf(index)}.${n}`);
}

/** The folder in which a message of this queue lies when it is in the spool, in holding, or set apart. */
export function folderOf(
  job: Job,
  message: Pick<Message, 'queue' | 'folder'>,
  where: 'spool' | 'holding' | 'poison',
): Path {
  const queue = queueOf(job.spec, message.queue);
  const base =
    where === 'spool'
      ? queue.path
      : where === 'holding'
        ? holdingPath(job, queue)
        : poisonPath(job, job.spec, queue);
  return join(base, message.folder);
}

function queueOf(spec: Spec, name: string): SpoolQueue {
  const queue = spec.queues.find((q) => q.name === name);
  if (queue === undefined) throw new Error(`no queue ${name} in the job's own copy of the profile`);
  return queue;
}
