import { isOurs } from '../../recovery/layout.ts';
import { type Path, toText } from '../../recovery/names.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import type { SpoolQueue } from '../../recovery/spec.ts';
import type { LeftAlone } from '../../recovery/units.ts';
import type { Work } from '../work.ts';
import { listQueue } from './listing.ts';

/**
 * Throws unless every other folder that the service reads is empty too, and its queues of all but what the
 * profile ignores. A spool may only be acquitted when there was nothing at all to read: sending an
 * administrator to repair the MTA store for a message that lay in `pickup`, or behind a link, costs a night.
 */
export async function proveEmpty(work: Work): Promise<void> {
  const { queues, watch } = work.job.spec;
  for (const queue of queues) await refuse(work, queue.path, await leftIn(work, queue));
  for (const folder of watch) await refuse(work, folder, await filesIn(work, folder));
}

/** What is no message and stayed in the queue. A subfolder is not read: else the queue would be a hashed one. */
async function leftIn(work: Work, queue: SpoolQueue): Promise<string[]> {
  const leftAlone: LeftAlone = new Map();
  for await (const _ of listQueue(work.host, work.job.spec, queue, leftAlone));
  const harmless = ['ignored by the profile', 'a folder'];
  return [...leftAlone].flatMap(([what, { examples }]) => (harmless.includes(what) ? [] : examples));
}

async function filesIn(work: Work, folder: Path): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entries of work.host.files.list(folder)) {
      names.push(...entries.filter((e) => e.kind === 'file' && !isOurs(e.name)).map((e) => toText(e.name)));
    }
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
  return names;
}

async function refuse(work: Work, folder: Path, names: string[]): Promise<void> {
  if (names.length === 0) return;
  await work.save({
    state: 'stuck',
    saying: `The service falls with its messages aside, but ${toText(folder)}, which it reads, holds more, such as ${names[0]}.`,
  });
  throw new Problem(
    'action-not-allowed',
    `The service fell with its messages aside, but ${toText(folder)} holds more that it reads, such as ${names[0]}.`,
    {
      untouched: 'All messages of the queues are in holding; the service is down.',
      next: `Look at what is in ${toText(folder)} and move it away by hand, then ask for quarantine again.`,
    },
  );
}
