import type { ActionOptions } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import type { Work } from '../work.ts';
import { blankRound, playRound } from './play-round.ts';

/**
 * A short road: a few messages are held and all the rest stays in the spool. That is a round like any
 * other, and is stored as the first one. Safe to repeat until the service is started on it.
 */
export async function firstRound(work: Work, held: Message[], options: ActionOptions): Promise<void> {
  const rounds = await work.store.rounds.list(work.job.id);
  const why =
    held.length === 0 ? 'only the index was set aside' : `all but ${held.length} suspects stay in the spool`;
  const begun = rounds.find((round) => round.phase !== 'done');
  const round = blankRound(work, {
    n: begun?.n ?? rounds.length + 1,
    kind: 'bisect',
    strategy: 'adaptive',
    why,
    asked: [],
  });
  await work.save({ state: 'bisecting' });
  await playRound(work, round, options, held);
}
