import { holdingPath, isOurs } from '../../recovery/layout.ts';
import { leaf, parent, toText } from '../../recovery/names.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import type { SpoolQueue } from '../../recovery/spec.ts';
import type { Work } from '../work.ts';
import { requireFence } from './fence.ts';

/** Bytes that must be free for folders, notes and a new index. */
const neededBytes = 1024 * 1024;

/** The job may not be written down yet. */
type Before = Pick<Work, 'job' | 'host'>;

/**
 * Everything that can be known before the service is touched: the queues are there, holding is on the same
 * volume and holds nothing of anybody else, there is room to write. Nothing has moved when this throws.
 */
export async function preflight(work: Before): Promise<void> {
  requireFence(work);
  for (const queue of work.job.spec.queues) {
    await queueIsThere(work, queue);
    await holdingIsFree(work, queue);
    await holdingIsNear(work, queue);
  }
  const free = await work.host.folders.free('');
  if (free < neededBytes) {
    throw new Problem(
      'disk-full',
      `Only ${free} bytes are free on the volume of the spool; folders and notes need ${neededBytes}.`,
      {
        untouched: 'Nothing was touched.',
        next: 'Free some space on that volume; do not delete mail for it.',
      },
    );
  }
}

async function queueIsThere(work: Before, queue: SpoolQueue): Promise<void> {
  const [entry] = await work.host.files.look(parent(queue.path), [leaf(queue.path)]);
  if (entry?.kind === 'folder') return;
  const what = entry === null || entry === undefined ? 'does not exist' : `is a ${entry.kind}, not a folder`;
  throw new Problem(
    'folder-missing',
    `The queue ${queue.name} should lie in ${toText(queue.path)}, which ${what}.`,
    {
      untouched: 'Nothing was touched.',
      next: "Correct the server's root or the profile's queues.",
    },
  );
}

/** Files of a person who began by hand must not be mixed with ours. */
async function holdingIsFree(work: Before, queue: SpoolQueue): Promise<void> {
  const [entry] = await work.host.files.look(parent(queue.holding), [leaf(queue.holding)]);
  if (entry && entry.kind !== 'folder') throw holdingIsNoFolder(queue, entry.kind);
  const found: string[] = [];
  try {
    for await (const entries of work.host.files.list(queue.holding)) {
      found.push(...entries.filter((e) => !isOurs(e.name)).map((e) => toText(e.name)));
    }
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
  if (found.length === 0) return;
  throw new Problem(
    'holding-in-use',
    `${toText(queue.holding)} already holds ${found.length} entries that are not of this recovery, such as ${found[0]}.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Put them back or move them elsewhere, or take them over with `adopt`.',
      extra: { folder: toText(queue.holding), examples: found.slice(0, 10) },
    },
  );
}

function holdingIsNoFolder(queue: SpoolQueue, kind: string): Problem {
  const what = kind === 'other' ? 'a pipe, socket or device' : `a ${kind}`;
  return new Problem(
    'holding-in-use',
    `${toText(queue.holding)} is ${what}, so messages cannot wait there.`,
    {
      untouched: 'Nothing was touched.',
      next: `Name another \`holding\` folder for the queue ${queue.name} in the profile.`,
      extra: { folder: toText(queue.holding) },
    },
  );
}

async function holdingIsNear(work: Before, queue: SpoolQueue): Promise<void> {
  const folder = await nearest(work, holdingPath(work.job, queue));
  if (await work.host.folders.sameVolume(queue.path, folder)) return;
  throw new Problem(
    'holding-elsewhere',
    `${toText(queue.holding)} is on another volume than ${toText(queue.path)}, so a move would be a copy.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Give the queue a holding folder on its own volume in the profile.',
    },
  );
}

/** The innermost folder of this path that exists. */
async function nearest(work: Before, path: string): Promise<string> {
  for (let at = path; at !== ''; at = parent(at)) {
    const [entry] = await work.host.files.look(parent(at), [leaf(at)]);
    if (entry?.kind === 'folder') return at;
  }
  return '';
}
