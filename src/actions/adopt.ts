import type { Manifest } from '../recovery/handout.ts';
import type { ActionOptions, Job } from '../recovery/job.ts';
import { holdingPath, isOurs } from '../recovery/layout.ts';
import { isWithin, join, type Path, pathFromText, toText } from '../recovery/names.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Host } from '../recovery/ports/host.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import type { Spec, SpoolQueue } from '../recovery/spec.ts';
import { prepareHolding } from './steps/folders.ts';
import { indexCopies } from './steps/index-aside.ts';
import { look } from './steps/look.ts';
import { isDown } from './steps/prove-down.ts';
import { reuniteHalves } from './steps/reunite.ts';
import type { Work } from './work.ts';

/**
 * Takes over what another Unjam, or a person by hand, began: whatever waits in holding is entered into a new
 * ledger as held. Files that lie in a person's folder move into ours one by one and never replace; there is
 * no ledger to journal them in yet, and none is needed: each is always in one of two folders that this
 * action looks into when it is repeated.
 */
export async function adopt(work: Work, options: ActionOptions): Promise<void> {
  await prepareHolding(work);
  await knowIndexCopies(work);
  if (options.folder !== undefined) await gather(work, pathFromText(options.folder));
  await reuniteHalves(work);
  await look(work, { serviceRan: true, origin: 'found', adopt: true });
  await work.recount();
  const { held, poison } = work.job.counts;
  if (held + poison === 0) {
    throw new Problem('action-not-allowed', 'Nothing waits in the holding folders of this server.', {
      untouched: 'Nothing was moved.',
      next: 'Name the folder in which somebody put the messages: {"folder": "in/temp"}; or abort, and begin anew.',
    });
  }
  const service = await work.host.service.look();
  const state = isDown(service) ? 'stopped' : 'quarantined';
  const { bootId } = await work.host.facts();
  await work.save((job) => ({
    state,
    left: {
      ...job.left,
      state: isDown(service) ? 'down' : 'up',
      processes: service.processes,
      at: work.isoNow(),
      bootId,
    },
    saying: `Taken over: ${held} held messages${poison === 0 ? '' : `, ${poison} set apart`}; the service is ${service.state}.`,
  }));
}

/** Copies of the index that the other one set aside: the end removes them, and new ones get other numbers. */
async function knowIndexCopies(work: Work): Promise<void> {
  const copies = await indexCopies(work);
  await work.save((job) => ({ footprint: { ...job.footprint, indexCopies: copies } }));
}

/** Moves what a person put aside into our holding folder of that queue. */
async function gather(work: Work, folder: Path): Promise<void> {
  const queue = queueBeside(work.job, folder);
  for await (const entries of work.host.files.list(folder)) {
    const names = entries.filter((e) => e.kind === 'file' && !isOurs(e.name)).map((e) => e.name);
    if (names.length > 0) await work.move(folder, holdingPath(work.job, queue), names);
  }
}

/** The queue whose holding folder this is, or in which it lies; the only one where there is but one. */
function queueBeside(job: Job, folder: Path): SpoolQueue {
  const { queues } = job.spec;
  const near = queues.filter((q) => q.holding === folder || isWithin(folder, q.path));
  const queue = near[0] ?? (queues.length === 1 ? queues[0] : undefined);
  if (queue !== undefined && near.length <= 1) return queue;
  throw new Problem(
    'action-not-allowed',
    `It is not clear to which queue the messages in ${toText(folder)} belong.`,
    {
      untouched: 'Nothing was moved.',
      next: `Move them into a subfolder of their queue: ${queues.map((q) => toText(q.holding)).join(', ')}.`,
    },
  );
}

/** The manifest that another Unjam left in a holding folder; null where there is none. */
export async function findManifest(host: Host, spec: Spec): Promise<Manifest | null> {
  for (const queue of spec.queues) {
    for (const name of await manifestNames(host, queue)) {
      const text = await host.notes.read(join(queue.holding, name));
      const manifest = parsed(text);
      if (manifest !== null) return manifest;
    }
  }
  return null;
}

async function manifestNames(host: Host, queue: SpoolQueue): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entries of host.files.list(queue.holding)) {
      names.push(
        ...entries
          .filter((e) => e.kind === 'file' && /^unjam-[a-z0-9]{12}\.json$/.test(e.name))
          .map((e) => e.name),
      );
    }
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
  return names;
}

/** Another hand may have written it: only its job and its generation are believed. */
function parsed(text: string | null): Manifest | null {
  try {
    const manifest = JSON.parse(text ?? '') as Manifest;
    const sound = /^[a-z0-9]{12}$/.test(manifest.job) && Number.isInteger(manifest.generation);
    return sound ? manifest : null;
  } catch {
    return null;
  }
}

export async function planAdopt(work: Work, options: ActionOptions): Promise<Plan> {
  const manifest = await findManifest(work.host, work.job.spec);
  const from = options.folder ?? (manifest === null ? 'the holding folders' : `the recovery ${manifest.job}`);
  return {
    action: 'adopt',
    sentence: `Enters what waits in ${from} into a new ledger; the service is not touched.`,
    moves: [],
    steps: [],
    expected: { crashes: 0, rounds: 0, minutes: 0 },
  };
}
