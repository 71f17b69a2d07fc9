import type { Work } from '../work.ts';

/** Rounds that are over. */
export async function roundsDone(work: Work): Promise<number> {
  return (await work.store.rounds.list(work.job.id)).filter((round) => round.phase === 'done').length;
}

/**
 * Whether an earlier process of ours played the round of this very action and died before it could say so:
 * playing another one would be a crash that nobody asked for.
 */
export async function hasPlayed(work: Work): Promise<boolean> {
  const { running } = work.job;
  return running !== null && (await roundsDone(work)) > running.before.rounds;
}
