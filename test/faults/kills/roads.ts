import type { Job, JobState } from '../../../src/recovery/job.ts';
import { isOpen } from '../../../src/recovery/job.ts';
import type { ExchangeOptions } from '../../peers/exchange/index.ts';
import type { Call } from '../scenarios.ts';

/** One way through a recovery, as a caller asks for it. */
export interface Road {
  name: string;
  exchange: ExchangeOptions;
  first: Call;
  /** What to ask for next; null when it is over. */
  next(job: Job): Call | null;
  ends: JobState;
}

function article(job: Job): Call | null {
  if (!isOpen(job)) return null;
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
      return ['abort', {}];
  }
}

/** New mail comes in all the while, and is delivered. */
const arrivals = [{ everyMs: 150, firstMs: 50, count: 2 }];

const note: Call = ['quarantine', { strategy: 'in-use' }];

export const roads: Road[] = [
  {
    name: 'step by step',
    exchange: {
      messages: 8,
      poison: ['clean'],
      faults: { poison: { when: 'load' }, arrivals },
    },
    first: ['stop', {}],
    next: article,
    ends: 'finalized',
  },
  {
    name: 'recover',
    exchange: {
      messages: 10,
      poison: ['clean', 'clean'],
      faults: { poison: { when: 'work-end', names: { right: 0.5 } }, arrivals },
    },
    first: ['recover', {}],
    next: (job) => (isOpen(job) ? ['recover', {}] : null),
    ends: 'finalized',
  },
  {
    name: 'abort after a round',
    exchange: {
      messages: 8,
      poison: ['clean'],
      faults: { poison: { when: 'load' }, arrivals },
    },
    first: ['quarantine', {}],
    next: (job) => (isOpen(job) && job.rounds.done > 0 ? ['abort', {}] : article(job)),
    ends: 'aborted',
  },
  {
    name: 'abort with the poison found',
    exchange: {
      messages: 6,
      poison: ['clean'],
      faults: { poison: { when: 'touch', names: { right: 1 } }, arrivals },
    },
    first: ['quarantine', {}],
    next: (job) => (job.state === 'isolated' ? ['abort', {}] : article(job)),
    ends: 'aborted',
  },
  {
    name: 'the Note: a hung service',
    exchange: {
      messages: 8,
      poison: ['clean'],
      workers: 1,
      faults: { poison: { does: 'hang', when: 'touch' } },
    },
    first: note,
    next: (job) => (job.state === 'open' || job.state === 'stopped' ? note : article(job)),
    ends: 'finalized',
  },
];
