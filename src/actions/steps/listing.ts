import type { Job } from '../../recovery/job.ts';
import { holdingPath, isOurs, poisonPath, reserved } from '../../recovery/layout.ts';
import { join, type Path } from '../../recovery/names.ts';
import type { Entry, Host } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import type { Spec, SpoolQueue } from '../../recovery/spec.ts';
import { ignorer, type LeftAlone, type Unit, unitsOf } from '../../recovery/units.ts';

/** Some messages of one folder, as they lie there now. */
export interface Listed {
  /** Below the queue's folder (or its mirror in holding). */
  folder: Path;
  units: Unit[];
}

/** Lists the messages of one queue, in pages; hashed queues down to their depth. */
export function listQueue(
  host: Host,
  spec: Spec,
  queue: SpoolQueue,
  leftAlone: LeftAlone,
): AsyncIterable<Listed> {
  return walk(host, spec, queue, queue.path, '', leftAlone);
}

/** Lists what waits in this job's holding folder of the queue; nothing when there is none yet. */
export function listHolding(host: Host, job: Job, queue: SpoolQueue): AsyncIterable<Listed> {
  return mirror(host, job.spec, queue, holdingPath(job, queue));
}

/** Lists what this job set apart from the queue. */
export function listPoison(host: Host, job: Job, queue: SpoolQueue): AsyncIterable<Listed> {
  return mirror(host, job.spec, queue, poisonPath(job, job.spec, queue));
}

async function* mirror(host: Host, spec: Spec, queue: SpoolQueue, base: Path): AsyncIterable<Listed> {
  try {
    yield* walk(host, spec, { ...queue, ignore: [] }, base, '', new Map());
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
}

async function* walk(
  host: Host,
  spec: Spec,
  queue: SpoolQueue,
  base: Path,
  folder: Path,
  leftAlone: LeftAlone,
): AsyncIterable<Listed> {
  const level = folder === '' ? 0 : folder.split('/').length;
  const descends = level < queue.depth;
  const ignored = ignorer(queue.ignore);
  const isReserved = reserved(spec);
  const below: Path[] = [];
  const whole: Entry[] = [];
  for await (const all of host.files.list(join(base, folder))) {
    const entries = all.filter((e) => !isReserved(join(base, folder, e.name), e.kind));
    const here = descends ? entries.filter((e) => e.kind !== 'folder') : entries;
    if (descends) {
      below.push(
        ...entries
          .filter((e) => e.kind === 'folder' && !ignored(e.name) && !isOurs(e.name))
          .map((e) => join(folder, e.name)),
      );
    }
    // Parts of one message may lie on different pages: a group needs its whole folder.
    if (spec.message.unit === 'group') whole.push(...here);
    else yield { folder, units: unitsOf(here, spec, queue, leftAlone) };
  }
  if (spec.message.unit === 'group') yield { folder, units: unitsOf(whole, spec, queue, leftAlone) };
  for (const next of below) yield* walk(host, spec, queue, base, next, leftAlone);
}
