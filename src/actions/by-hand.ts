import type { Job } from '../recovery/job.ts';
import type { Cause } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Verdict } from '../recovery/round.ts';
import type { Caller } from './contract.ts';
import { callOf } from './driver.ts';
import { conclude } from './steps/conclude.ts';
import type { Work } from './work.ts';

/** Whose doing it is: a hand beside the one that drives. The reason of the recovery stands if none is given. */
function causeOfHand({ job }: Work, caller: Caller, reason?: string): Cause {
  return { who: caller.who, reason: reason ?? job.driver.reason, ...callOf(caller) };
}

/**
 * A person knows better: the backup ran just then, or somebody pulled a cable. The verdict is changed in the
 * history, and everything that followed from it is derived anew; what was done on the host stays as it is.
 */
export async function correctVerdict(
  work: Work,
  { n, verdict, reason }: { n: number; verdict: Verdict; reason: string | undefined },
  caller: Caller,
): Promise<Job> {
  const round = await work.store.rounds.get(work.job.id, n);
  if (round === null || round.phase !== 'done') {
    throw new Problem('round-unknown', `Round ${n} ${round === null ? 'was not played' : 'is not over'}.`, {
      untouched: 'Nothing was changed.',
      next: `Read GET /v1/jobs/${work.job.id}/rounds.`,
    });
  }
  if (round.verdict === verdict) return work.job;
  const { who } = caller;
  const corrected = { ...round, verdict, verdictBy: who };
  work.askedBy(causeOfHand(work, caller, reason));
  await work.write((store) => store.rounds.put(work.job.id, corrected));
  await work.tell('round.corrected', { round: n, was: round.verdict, verdict, by: who });
  await conclude(work, {});
  return work.job;
}

/** How many notes a job keeps. */
const kept = 200;

/** Leaves a note for whoever takes over. */
export async function leaveNote(work: Work, text: string, caller: Caller): Promise<Job> {
  const note = { at: work.isoNow(), by: caller.who, text };
  await work.save((job) => ({ notes: [...job.notes, note].slice(-kept) }));
  await work.tell('job.note', note, causeOfHand(work, caller));
  return work.job;
}
