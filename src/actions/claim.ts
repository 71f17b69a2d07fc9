import type { Job } from '../recovery/job.ts';
import { claimPath } from '../recovery/layout.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import { refuseEnded } from './ended.ts';
import type { Work } from './work.ts';

/** Who claims. */
export interface Claimant {
  store: Store;
  host: Host;
  /** This installation, whatever its process: its own forgotten claim is no foreign one. */
  installation: string;
}

interface Claim {
  job: string;
  server: string;
  at: string;
  installation: string;
  /** Of the holding folders. */
  generation?: number;
  /** The process that works on it: of two that take the same job over, the one that wrote last has the spool. */
  owner?: string;
}

/**
 * One spool, one owner: a file in its root that only one can create. Safe to repeat. Only our own claim may
 * be forgotten: we died between the claim and the job, or after the job was closed.
 */
export async function claimSpool(
  { store, host, installation }: Claimant,
  job: Job,
  adopts = false,
): Promise<void> {
  const content = claimOf(job, installation);
  if ((await host.notes.create(claimPath, content)) === 'created') return;
  const standing = parse(await host.notes.read(claimPath));
  if (standing?.job === job.id && adopts) {
    // Taken over from another installation: it must see that the spool is no longer its own.
    await host.notes.replace(claimPath, content);
    return;
  }
  if (standing?.job === job.id && standing.installation === installation) return;
  const itsJob = standing === null ? null : await store.jobs.get(standing.job);
  if (standing?.installation === installation && (itsJob === null || itsJob.closedAt !== null)) {
    await host.notes.replace(claimPath, content);
    return;
  }
  throw claimedBy(standing);
}

/** Writes its new owner into our claim, so that whoever had the spool before sees that it is no longer theirs. */
export async function renewClaim(work: Work, owner: string): Promise<void> {
  const { host, store, installation } = work;
  const job = { ...work.job, owner };
  await host.notes.replace(claimPath, claimOf(job, installation));
  await notAfterTheEnd({ host, store, job });
}

/**
 * Whether our claim bears another process of this installation, in an earlier generation than our store: it slept in its
 * takeover until after ours, and would keep us from our own recovery. In a copy of our store the generation is not
 * earlier, or its process is the one that must give way.
 */
export async function isOutdated({ host, job, installation }: Work, owner: string): Promise<boolean> {
  const standing = parse(await host.notes.read(claimPath));
  if (standing === null || standing.job !== job.id || standing.installation !== installation) return false;
  return standing.owner !== owner && (standing.generation ?? 0) < job.generation;
}

/**
 * Takes away what we left when we died between the claim and what it was for, once there is nothing to recover any more:
 * it would keep every other Unjam from the spool. Openings of one server follow each other, so that it is not
 * the claim of a job that is just being written down.
 */
export async function forgetClaim({ store, host, installation }: Claimant, server: string): Promise<void> {
  const standing = parse(await host.notes.read(claimPath));
  if (standing?.installation !== installation || standing.server !== server) return;
  const itsJob = await store.jobs.get(standing.job);
  if (itsJob === null || isOver(itsJob)) await host.notes.remove(claimPath);
}

/** Written by a process that slept over the end of its job, a claim would keep the spool from everybody. */
export async function notAfterTheEnd({
  store,
  host,
  job,
}: Pick<Work, 'store' | 'host' | 'job'>): Promise<void> {
  const now = await store.jobs.get(job.id);
  if (now !== null && isOver(now)) await releaseClaim({ host, job });
}

/** Whether nothing is done any more for which the spool is claimed: poison goes back after the end too. */
function isOver({ closedAt, disposing }: Job): boolean {
  return closedAt !== null && disposing === null;
}

/** The generation in which this job holds the spool, as its claim tells; 0 when the claim is another's. */
export async function claimedGeneration(host: Host, job: string): Promise<number> {
  const standing = parse(await host.notes.read(claimPath));
  return standing?.job === job ? (standing.generation ?? 0) : 0;
}

/** Whether anybody claims the spool at all. */
export async function isClaimed(host: Host): Promise<boolean> {
  return (await host.notes.read(claimPath)) !== null;
}

/**
 * Throws when the spool is no longer ours: another process has taken the job over in our store, or another
 * Unjam the spool on the host, and may have ended the recovery since. Without this a stale owner would act beside
 * the new one, or on a service that is well.
 */
export async function assertOwner(work: Work): Promise<void> {
  await work.assertOurs(work.store);
  const standing = parse(await work.host.notes.read(claimPath));
  if (standing === null) return await claimAgain(work);
  if (!isOf(work.job, standing)) throw claimedBy(standing);
}

/**
 * A person took our claim away, or one from whom we had adopted the spool removed it as its own while it ended: it is
 * nobody's then, and the next to come would be let in beside us. Where no mail of ours is held, the recovery may just
 * as well have been ended by another one, and a claim would keep everybody from a spool that is well.
 */
async function claimAgain(work: Work): Promise<void> {
  const { host, job, installation } = work;
  if (!(await refuseEnded(work))) return;
  if ((await host.notes.create(claimPath, claimOf(job, installation))) === 'exists')
    throw claimedBy(parse(await host.notes.read(claimPath)));
  await notAfterTheEnd(work);
}

function isOf({ id, owner }: Job, claim: Claim): boolean {
  return claim.job === id && (claim.owner ?? owner) === owner;
}

function claimOf({ id, server, openedAt, generation, owner }: Job, installation: string): string {
  const claim = { unjam: 1, job: id, server, at: openedAt, installation, generation, owner };
  return `${JSON.stringify(claim)}\n`;
}

/** Gives the spool free, if it is still ours: somebody else may have it, where a person took our claim away. */
export async function releaseClaim(work: Pick<Work, 'host' | 'job'>): Promise<void> {
  const standing = parse(await work.host.notes.read(claimPath));
  if (standing !== null && isOf(work.job, standing)) await work.host.notes.remove(claimPath);
}

function claimedBy(standing: Claim | null): Problem {
  const owner =
    standing === null
      ? 'another Unjam'
      : `the recovery ${standing.job} of ${standing.server}, since ${standing.at}`;
  return new Problem('spool-claimed', `The spool is claimed by ${owner}.`, {
    untouched: 'Nothing was touched.',
    next: `Go on there. If that recovery is lost, read the notes in the holding folders, and remove ${claimPath} from the root of the spool when no mail is left in them.`,
    extra: standing === null ? {} : { job: standing.job, server: standing.server },
  });
}

function parse(text: string | null): Claim | null {
  try {
    const content = JSON.parse(text ?? '');
    return typeof content?.job === 'string' ? content : null;
  } catch {
    return null;
  }
}
