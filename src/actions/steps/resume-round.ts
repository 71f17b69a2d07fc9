import type { ActionOptions } from '../../recovery/job.ts';
import type { Round } from '../../recovery/round.ts';
import { sightings } from '../../recovery/signatures.ts';
import type { Work } from '../work.ts';
import { type Observation, observeFurther, watchSeconds } from './observe.ts';
import { judgeRound, playRound, settleRound } from './play-round.ts';

/**
 * Takes up a round that an earlier process of ours left in the middle. Nothing was started yet: it is
 * played from its beginning. It was started: the same process still alive is watched for a whole new time;
 * a crash that the log tells of is a crash; anything else is `unclear`, because nobody looked.
 */
export async function resumeRound(work: Work, round: Round, options: ActionOptions): Promise<Round> {
  switch (round.phase) {
    case 'planned':
    case 'releasing':
      return await playRound(work, round, options);
    case 'starting':
    case 'observing':
      return await judgeRound(work, round, await catchUp(work, round), options);
    default:
      return await settleRound(work, round, options);
  }
}

async function catchUp(work: Work, round: Round): Promise<Observation> {
  await work.save({ marks: round.marks });
  const service = await work.host.service.look();
  const main = round.processes[0];
  if (
    main !== undefined &&
    service.processes.some((p) => p.pid === main.pid && p.startedAt === main.startedAt)
  ) {
    return await observeFurther(
      work,
      round.processes,
      watchSeconds(work),
      `round ${round.n}, taken up again`,
    );
  }
  const reading = await work.host.logs.since(round.marks);
  const told = sightings(reading.records, work.job.spec.signatures);
  const crashed = told.some((s) => s.means === 'crash' || s.means === 'names-poison');
  return {
    verdict: crashed ? 'crashed' : 'unclear',
    livedSeconds: 0,
    processes: [],
    inUse: [],
    stuckOn: [],
    sightings: told,
    fell: null,
    exitCode: service.exitCode,
    nudged: [],
    seen: [
      crashed ? 'it fell while Unjam was away, as its log tells' : 'Unjam was away while the service ran',
    ],
  };
}
