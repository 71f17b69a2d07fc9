import type { ActionOptions } from '../../recovery/job.ts';
import type { ServiceLook } from '../../recovery/ports/host.ts';
import { sightings } from '../../recovery/signatures.ts';
import type { Work } from '../work.ts';
import { blankRound, judgeRound } from './play-round.ts';
import { isDown } from './prove-down.ts';
import { allInSpool } from './unproved.ts';
import { missingOf } from './workers.ts';

/**
 * We left the service up, and it is down: it fell while nobody looked, on a message that it read at a later
 * retry, or on new mail. That is this round, and it costs no further crash. Gives whether it was so.
 */
export async function fellMeanwhile(work: Work, n: number, options: ActionOptions): Promise<boolean> {
  if (work.job.left.state !== 'up') return false;
  const service = await work.host.service.look();
  if (!isDown(service) && !(await workerFell(work, service))) return false;
  const reading = await work.host.logs.since(work.job.marks);
  const told = sightings(reading.records, work.job.spec.signatures);
  const crashed = told.some((s) => s.means === 'crash' || s.means === 'names-poison');
  const stopped = told.some((s) => s.means === 'clean-stop');
  const released = await allInSpool(work);
  const round = blankRound(work, {
    n,
    kind: 'between',
    strategy: 'adaptive',
    why: 'the service fell between two calls',
    asked: [],
  });
  round.released = released;
  await judgeRound(
    work,
    round,
    {
      verdict: crashed && !stopped ? 'crashed' : 'unclear',
      livedSeconds: 0,
      processes: [],
      inUse: [],
      stuckOn: [],
      sightings: told,
      fell: null,
      exitCode: service.exitCode,
      nudged: [],
      seen: [crashed ? 'it fell between two calls' : 'it went down between two calls, and no log says why'],
    },
    options,
  );
  return true;
}

/** Its supervisor may stand while the worker that reads the spool is gone. */
async function workerFell(work: Work, service: ServiceLook): Promise<boolean> {
  const living = await work.host.service.workers(service.processes);
  return missingOf(work.job.spec.health.processes, living) !== undefined;
}
