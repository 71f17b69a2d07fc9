import { Problem } from '../../recovery/problems.ts';
import { assertOwner, isClaimed } from '../claim.ts';
import type { Work } from '../work.ts';

/**
 * Makes the service unstartable by others, where the host can. It is journaled before it stands and after
 * it fell: if we die in between, the journal says that it may stand, and lifting it twice does no harm,
 * while a forgotten fence would keep the mail down for ever.
 */
export async function fence(work: Work): Promise<void> {
  requireFence(work);
  if (!work.host.service.canFence) return;
  if (!work.job.footprint.fenced) {
    await work.save((job) => ({ footprint: { ...job.footprint, fenced: true } }));
  }
  await work.host.service.fence();
  try {
    await assertOwner(work);
  } catch (error) {
    if (!(await isWanted(work))) await work.host.service.unfence();
    throw error;
  }
}

/** Whether whoever has the spool now will lift the fence: we came too late, and else nobody ever would. */
async function isWanted({ host, store, job }: Work): Promise<boolean> {
  if (!(await isClaimed(host))) return false;
  const now = await store.jobs.get(job.id);
  return now?.owner === job.owner || now?.footprint.fenced !== false;
}

/** Lifts the fence, where one stands. */
export async function unfence(work: Work): Promise<void> {
  if (!work.job.footprint.fenced) return;
  await lift(work);
  await work.host.settle?.();
  await fell(work);
}

/** Asks for it to be lifted; a person does it together with the start that follows. */
export async function lift({ job, host }: Work): Promise<void> {
  if (job.footprint.fenced) await host.service.unfence();
}

/** Writes down that it fell. */
export async function fell(work: Work): Promise<void> {
  if (!work.job.footprint.fenced) return;
  await work.save((job) => ({ footprint: { ...job.footprint, fenced: false, found: null } }));
}

/** Throws where messages of several files would move while anybody may start the service between two parts. */
export function requireFence({ job, host }: Pick<Work, 'job' | 'host'>): void {
  if (host.service.canFence || job.spec.message.unit !== 'group') return;
  throw new Problem(
    'fence-needed',
    'Messages of this profile consist of several files, and nothing on this server keeps the service from starting between their moves.',
    {
      untouched: 'Nothing was touched.',
      next: 'Give the server a `fence` and an `unfence` command.',
    },
  );
}
