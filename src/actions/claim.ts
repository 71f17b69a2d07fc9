import type { Job } from '../recovery/job.ts';
import { claimPath } from '../recovery/layout.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
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
  const content = `${JSON.stringify({ unjam: 1, job: job.id, server: job.server, at: job.openedAt, installation })}\n`;
  if ((await host.notes.create(claimPath, content)) === 'created') return;
  const standing = parse(await host.notes.read(claimPath));
  if (standing?.job === job.id) {
    // Taken over from another installation: it must see that the spool is no longer its own.
    if (adopts) await host.notes.replace(claimPath, content);
    return;
  }
  const itsJob = standing === null ? null : await store.jobs.get(standing.job);
  if (standing?.installation === installation && (itsJob === null || itsJob.closedAt !== null)) {
    await host.notes.replace(claimPath, content);
    return;
  }
  throw claimedBy(standing);
}

/** Gives the spool free, if it is still ours: somebody else may have it, where a person took our claim away. */
export async function releaseClaim(work: Work): Promise<void> {
  const standing = parse(await work.host.notes.read(claimPath));
  if (standing?.job === work.job.id) await work.host.notes.remove(claimPath);
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
