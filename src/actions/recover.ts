import type { ActionOptions, Job } from '../recovery/job.ts';
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
    await perform(work, step.verb, step.options);
    const stands = work.job.state === state && work.job.rounds.done === done;
    if (stands && isOpen(work.job)) await needsPerson(work);
  }
  return work.job;
}

/** What comes next by the state alone; null where a person must decide. */
function nextVerb(job: Job): { verb: VerbName; options: ActionOptions } | null {
  const asked: ActionOptions = { ...job.recovering };
  const reason = asked.reason === undefined ? {} : { reason: asked.reason };
  switch (job.state) {
    case 'open':
    case 'stopped':
      return { verb: 'quarantine', options: { ...reason, strategy: 'all' } };
    case 'quarantined':
    case 'bisecting':
      if (asked.maxRounds !== undefined && job.rounds.done >= asked.maxRounds) return null;
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

/** Pauses for a person, so that a manual step is possible and the silence is seen. */
async function needsPerson(work: Work): Promise<void> {
  await work.save((job) => ({
    waitingFor: 'operator',
    recovering: job.recovering === null ? null : { ...job.recovering, paused: true },
    driver: { ...job.driver, by: 'hand', since: work.isoNow() },
  }));
  await work.tell('job.person-needed', { state: work.job.state, saying: work.job.saying });
}
