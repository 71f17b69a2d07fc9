import type { ActionName, ActionOptions, Job, JobState } from '../../src/recovery/job.ts';
import { isOpen } from '../../src/recovery/job.ts';
import type { SimulatedFaults } from './simulated/service.ts';

export type Call = [ActionName, ActionOptions];

/** One recovery as a caller drives it. */
export interface Scenario {
  name: string;
  faults: SimulatedFaults;
  spool: { good: number; poison: number };
  /** What another Unjam had done here, whose store is lost. */
  before?: Call[];
  /** What the caller asks for next, by the job as it stands; null when it is over. */
  next(job: Job | null): Call | null;
  ends: JobState;
  /** Deaths before this action is asked for are those of another scenario. */
  from?: ActionName;
  /** Crashes that one death may cost at most. Default 1. */
  crashes?: number;
  /** How long the caller thinks after each answer, milliseconds. */
  pauseMs?: number;
}

const spool = { good: 5, poison: 1 };

/** Step by step, as the article goes, from whatever state. */
function article(job: Job): Call | null {
  switch (job.state) {
    case 'open':
      return ['stop', {}];
    case 'stopped':
      return ['quarantine', {}];
    case 'quarantined':
    case 'bisecting':
      return ['next-bisect-round', { round: job.rounds.done + 1 }];
    case 'isolated':
      return ['finalize', {}];
    default:
      return isOpen(job) ? ['abort', {}] : null;
  }
}

const over = (job: Job | null): boolean => job !== null && !isOpen(job);

export const scenarios: Scenario[] = [
  {
    name: 'stop, quarantine, rounds, finalize',
    faults: { poison: 'load', arrivals: 1 },
    spool,
    next: (job) => (job === null ? ['stop', {}] : article(job)),
    ends: 'finalized',
  },
  {
    name: 'recover, with poison that is met in its turn and named',
    faults: { poison: 'turn', names: true, arrivals: 1 },
    spool: { good: 4, poison: 2 },
    next: (job) => (over(job) ? null : ['recover', {}]),
    ends: 'finalized',
  },
  {
    name: 'abort after a round',
    from: 'abort',
    faults: { poison: 'load', arrivals: 1 },
    spool,
    next: (job) => {
      if (job === null) return ['quarantine', {}];
      if (over(job)) return null;
      return job.rounds.done > 0 ? ['abort', {}] : article(job);
    },
    ends: 'aborted',
  },
  {
    name: 'abort with the poison found',
    from: 'abort',
    faults: { poison: 'load' },
    spool,
    next: (job) => {
      if (job === null) return ['quarantine', {}];
      return job.state === 'isolated' ? ['abort', {}] : article(job);
    },
    ends: 'aborted',
  },
  {
    name: 'close after a round',
    from: 'close',
    faults: { poison: 'load' },
    spool,
    next: (job) => {
      if (job === null) return ['quarantine', {}];
      if (over(job)) return null;
      return job.rounds.done > 0 ? ['close', { because: 'by hand' }] : article(job);
    },
    ends: 'closed',
  },
  {
    name: 'stopped, and closed by hand',
    from: 'close',
    faults: { poison: 'load' },
    spool,
    next: (job) => (job === null ? ['stop', {}] : over(job) ? null : ['close', { because: 'by hand' }]),
    ends: 'closed',
  },
  {
    name: 'adopt what another Unjam began, rounds, finalize',
    faults: { poison: 'load', arrivals: 1 },
    spool,
    before: [
      ['quarantine', {}],
      ['next-bisect-round', { round: 1 }],
    ],
    next: (job) => (job === null ? ['adopt', {}] : article(job)),
    ends: 'finalized',
  },
  {
    name: 'in-use of a hung service, finalize',
    faults: { poison: 'hang' },
    spool,
    next: (job) => (job === null ? ['quarantine', { strategy: 'in-use' }] : article(job)),
    ends: 'finalized',
  },
  {
    name: 'escalated, and everything put back',
    // Asked again after the answer was lost, quarantine is the try after the repair.
    crashes: 2,
    faults: { poison: 'load', elsewhere: true },
    spool: { good: 6, poison: 0 },
    next: (job) => {
      if (job === null) return ['quarantine', {}];
      if (over(job)) return null;
      return job.state === 'escalated' ? ['abort', {}] : article(job);
    },
    ends: 'aborted',
  },
  {
    name: 'a slow service, and a caller who is gone for a while after each answer',
    faults: { poison: 'turn', turnMs: 900, arrivals: 2 },
    // The service begins with another message at each start: a death may cost the luck of the search.
    crashes: 2,
    spool: { good: 4, poison: 1 },
    pauseMs: 2500,
    next: (job) => (job === null ? ['quarantine', {}] : article(job)),
    ends: 'finalized',
  },
  {
    name: 'recover, while more poison comes in',
    // A death may shift when the second one comes in, and so how it is found.
    crashes: 3,
    faults: { poison: 'turn', poisonAtStart: 5, arrivals: 2 },
    spool,
    next: (job) => (over(job) ? null : ['recover', {}]),
    ends: 'finalized',
  },
];
