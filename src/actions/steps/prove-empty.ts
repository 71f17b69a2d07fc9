import { isOurs } from '../../recovery/layout.ts';
import { type Path, toText } from '../../recovery/names.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import type { SpoolQueue } from '../../recovery/spec.ts';
import type { LeftAlone } from '../../recovery/units.ts';
import type { Work } from '../work.ts';
import { listQueue } from './listing.ts';

/**
 * Throws unless every other folder that the service reads is empty too, and its queues of all but what the
 * profile ignores: a message stays where it could not be moved, as new mail does that bears a held name. A spool may
 * only be acquitted when there was nothing at all to read: sending an administrator to repair the MTA store for a
 * message that lay in `pickup`, or behind a link, costs a night.
 */
export async function proveEmpty(work: Work): Promise<void> {
  const { queues, watch } = work.job.spec;
  for (const queue of queues) await refuse(work, queue.path, await leftIn(work, queue));
  for (const folder of watch) await refuse(work, folder, await filesIn(work, folder));
}

/** What stayed in the queue. A subfolder is not read: else the queue would be a hashed one. */
async function leftIn(work: Work, queue: SpoolQueue): Promise<string[]> {
  const leftAlone: LeftAlone = new Map();
  const stayed: string[] = [];
  for await (const { units } of listQueue(work.host, work.job.spec, queue, leftAlone))
    stayed.push(...units.slice(0, 1).map((unit) => toText(unit.name)));
  const harmless = ['ignored by the profile', 'a folder'];
  return [
    ...stayed,
    ...[...leftAlone].flatMap(([what, { examples }]) => (harmless.includes(what) ? [] : examples)),
  ];
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
    waitingFor: 'operator',
    saying: `The service falls, and ${toText(folder)}, which it reads, still holds ${names[0]}, which was not set aside.`,
  });
  throw new Problem(
    'action-not-allowed',
    `The service fell, and ${toText(folder)}, which it reads, still holds ${names[0]}, which was not set aside.`,
    {
      untouched: 'Whatever could be moved out of the queues is in holding; the service is down.',
      next: `Look at what is in ${toText(folder)} and move it away by hand, then ask for quarantine again.`,
    },
  );
}
