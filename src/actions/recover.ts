import type { ActionOptions, Job, QuarantineStrategy } from '../recovery/job.ts';
import { isOpen } from '../recovery/job.ts';
import { perform } from './perform.ts';
import type { VerbName } from './verbs.ts';
import type { Work } from './work.ts';

/**
 * Drives the other actions to the end by itself. Between two of them it looks whether somebody has paused
 * it; it stops for a person wherever the next step is not clear.
 */
export async function drive(work: Work): Promise<Job> {
  while (isOpen(work.job) && work.job.recovering !== null && !work.job.recovering.paused) {
    work.pausePoint();
    const step = nextVerb(work.job);
    if (step === null) {
      await needsPerson(work);
      break;
    }
    const state = work.job.state;
    const done = work.job.rounds.done;
    await work.within(partOf(step.verb, done), () => perform(work, step.verb, step.options));
    const stands = work.job.state === state && work.job.rounds.done === done;
    const waits = stands || work.job.waitingFor === 'operator';
    if (isOpen(work.job) && (waits || (await neededFell(work, done)) || (await isIdle(work))))
      await needsPerson(work);
  }
  return work.job;
}

/** A round by its number; everything else by its verb. */
function partOf(verb: VerbName, roundsDone: number): string {
  return verb === 'next-bisect-round' ? `round ${roundsDone + 1}` : verb;
}

/** What comes next by the state alone; null where a person must decide. */
function nextVerb(job: Job): { verb: VerbName; options: ActionOptions } | null {
  const asked: ActionOptions = { ...job.recovering };
  const reason = asked.reason === undefined ? {} : { reason: asked.reason };
  switch (job.state) {
    case 'open':
    case 'stopped':
      return { verb: 'quarantine', options: { ...reason, strategy: roadOf(job) } };
    case 'quarantined':
    case 'bisecting':
      return {
        verb: 'next-bisect-round',
        options: { ...reason, ...(asked.strategy === 'halving' ? { strategy: 'halving' } : {}) },
      };
    case 'isolated':
      return { verb: 'finalize', options: reason };
    default:
      return null;
  }
}

/** The road that was asked for; once it has been gone, and where none was, the shortest. */
function roadOf(job: Job): QuarantineStrategy {
  const asked = job.recovering?.strategy;
  const isRoad = asked !== undefined && asked !== 'adaptive' && asked !== 'halving';
  return isRoad && job.quarantine === null ? asked : shortestRoad(job);
}

/** A message that is named or in use is tried before the whole spool is moved. */
function shortestRoad(job: Job): QuarantineStrategy {
  const known = job.evidence.named.length + job.evidence.inUse.length;
  return job.quarantine === null && known > 0 && known <= fewEnough ? 'suspects' : 'all';
}

/** More than this are no evidence but a habit of the service. */
const fewEnough = 10;

/**
 * The round that was just played took down a service that this one needs. Others need that one too (every mailbox
 * hangs on the store), so that the next round is a person's decision.
 */
async function neededFell(work: Work, roundsBefore: number): Promise<boolean> {
  if (work.job.rounds.done === roundsBefore) return false;
  const fell = (await work.store.rounds.get(work.job.id, work.job.rounds.done))?.evidence?.fell ?? null;
  if (fell === null) return false;
  await work.save({
    saying: `${fell}, which the service needs, fell in round ${work.job.rounds.done}; it was started again. ${work.job.saying} Resume if it may fall once more.`,
  });
  return true;
}

/** Rounds in a row in which a healthy service read nothing: waiting longer is a person's decision. */
const idleRounds = 3;

async function isIdle(work: Work): Promise<boolean> {
  const rounds = (await work.store.rounds.list(work.job.id)).slice(-idleRounds);
  const idle = rounds.filter(
    (r) => r.verdict === 'stable' && r.evidence?.taken.length === 0 && r.evidence.unread.length > 0,
  );
  if (idle.length < idleRounds) return false;
  const unread = idle.at(-1)!.evidence!.unread.length;
  await work.save({
    saying: `${unread} messages in the spool were not read in the last ${idleRounds} rounds: they are unproven. Wait and resume, or finalize with {"leaveSuspects": true}.`,
  });
  return true;
}

/** Pauses for a person, so that a manual step is possible and the silence is seen. */
async function needsPerson(work: Work): Promise<void> {
  await work.save((job) => ({
    waitingFor: 'operator',
    recovering: job.recovering === null ? null : { ...job.recovering, paused: true },
    driver: { ...job.driver, by: 'hand', since: work.isoNow() },
  }));
}
