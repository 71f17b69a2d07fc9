import type { JobState, Outcome } from '../../recovery/job.ts';
import { releaseClaim } from '../claim.ts';
import type { Work } from '../work.ts';
import { unfence } from './fence.ts';
import { removeFootprint } from './folders.ts';

/** Ends the job: what we made is removed, the ledger is counted, and the spool is free for another owner. */
export async function closeJob(
  work: Work,
  state: JobState & ('finalized' | 'aborted' | 'closed'),
  outcome: Outcome,
  saying: string,
): Promise<void> {
  const kept = state === 'closed' ? [] : await removeFootprint(work);
  await unfence(work);
  const inSpool: number[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['released'] }))
    inSpool.push(...page.map((m) => m.seq));
  await work.mark(inSpool, { life: 'returned' });
  await work.recount();
  await releaseClaim(work);
  await work.host.settle?.();
  const left =
    kept.length === 0 ? '' : ` These folders are left, with something in them: ${kept.join(', ')}.`;
  const unaccounted = work.job.counts.unaccounted === 0 ? '' : ` ${work.job.counts.unaccounted} UNACCOUNTED.`;
  // In one write: a job that is closed is not looked at again, so that nothing of it may be left to do.
  await work.save((job) => ({
    state,
    outcome,
    closedAt: work.isoNow(),
    running: null,
    waitingFor: null,
    recovering: null,
    oldestHeldAt: null,
    footprint: { ...job.footprint, claimed: false },
    saying: `${saying}${unaccounted}${left}`,
  }));
}
