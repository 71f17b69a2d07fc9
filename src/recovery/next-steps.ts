import { type ActionName, isOpen, type Job } from './job.ts';

/** One thing to do next, with its reason. */
export interface NextStep {
  action: ActionName | 'pause' | 'resume';
  why: string;
  body?: Record<string, unknown>;
}

/** What a caller can sensibly do now, the best first. Pure: the same for a bot, a page and a terminal. */
export function nextSteps(job: Job): NextStep[] {
  if (!isOpen(job)) return [];
  if (job.running !== null) return whileRunning(job);
  if (job.recovering?.paused) {
    return [{ action: 'resume', why: '`recover` is paused and goes on from here' }, ...byState(job)];
  }
  return byState(job);
}

function whileRunning(job: Job): NextStep[] {
  if (job.recovering === null || job.recovering.paused) return [];
  return [{ action: 'pause', why: '`recover` drives; it pauses at the next safe point' }];
}

function byState(job: Job): NextStep[] {
  const abort: NextStep = { action: 'abort', why: 'puts every message back where it was' };
  switch (job.state) {
    case 'open':
      return [{ action: 'stop', why: 'the service must be down before anything moves' }, abort];
    case 'stopped':
      return [
        { action: 'quarantine', why: 'moves the spool aside and starts the service without it' },
        abort,
      ];
    case 'quarantined':
    case 'bisecting':
      return [round(job), abort];
    case 'isolated':
      return [{ action: 'finalize', why: finalizeWhy(job) }, abort];
    case 'escalated':
      return [
        { action: 'quarantine', why: 'tries again once the cause elsewhere is repaired' },
        abort,
        {
          action: 'close',
          why: 'accounts for what is where and moves nothing',
          body: { because: 'repaired elsewhere' },
        },
      ];
    default:
      return [
        abort,
        {
          action: 'close',
          why: 'accounts for what is where and moves nothing',
          body: { because: 'taken over by hand' },
        },
      ];
  }
}

/** Carries its number, so that a retry is never another crash. */
function round(job: Job): NextStep {
  const held = job.counts.held;
  const why =
    job.rounds.done === 0
      ? `${held} messages are held; releases the first set`
      : `${held} messages are still held`;
  return { action: 'next-bisect-round', why, body: { round: job.rounds.done + 1 } };
}

function finalizeWhy(job: Job): string {
  const poison = job.counts.poison;
  if (poison > 0) return `the poison is set apart; returns all the rest`;
  return 'returns every cleared message and leaves the poison in its own folder';
}
