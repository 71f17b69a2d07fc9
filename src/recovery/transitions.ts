import type { ActionName, JobState } from './job.ts';
import { Problem } from './problems.ts';

/**
 * Which action may be asked for in which state, and in which states it may leave the job. One total table:
 * what is absent is refused, and a state that an action may not reach is a fault of ours. `none` stands for
 * "no recovery is open".
 */
type From = JobState | 'none';

const table: Record<ActionName, Partial<Record<From, JobState[]>>> = {
  stop: {
    none: ['open', 'stopped', 'stuck'],
    open: ['open', 'stopped', 'stuck'],
    stopped: ['stopped', 'stuck'],
  },
  quarantine: {
    none: ['open', 'stopped', 'quarantined', 'bisecting', 'isolated', 'escalated', 'stuck'],
    open: ['open', 'stopped', 'quarantined', 'bisecting', 'isolated', 'escalated', 'stuck'],
    stopped: ['stopped', 'quarantined', 'bisecting', 'isolated', 'escalated', 'stuck'],
    quarantined: ['quarantined'],
    escalated: ['escalated', 'quarantined', 'bisecting', 'isolated', 'stuck'],
    stuck: ['stuck', 'quarantined', 'bisecting', 'isolated', 'escalated'],
  },
  'next-bisect-round': {
    quarantined: ['quarantined', 'bisecting', 'isolated', 'escalated', 'stuck'],
    bisecting: ['bisecting', 'isolated', 'escalated', 'stuck'],
    isolated: ['isolated'],
    stuck: ['stuck', 'bisecting', 'isolated', 'escalated'],
  },
  finalize: {
    quarantined: ['quarantined', 'finalized', 'bisecting', 'isolated', 'stuck'],
    bisecting: ['bisecting', 'finalized', 'isolated', 'stuck'],
    isolated: ['isolated', 'finalized', 'bisecting', 'stuck'],
    stuck: ['stuck', 'finalized', 'bisecting', 'isolated'],
  },
  abort: {
    open: ['open', 'aborted', 'stuck'],
    stopped: ['stopped', 'aborted', 'stuck'],
    quarantined: ['quarantined', 'aborted', 'stuck'],
    bisecting: ['bisecting', 'aborted', 'stuck'],
    isolated: ['isolated', 'aborted', 'stuck'],
    escalated: ['escalated', 'aborted', 'stuck'],
    stuck: ['stuck', 'aborted'],
  },
  close: {
    open: ['closed'],
    stopped: ['closed'],
    quarantined: ['closed'],
    bisecting: ['closed'],
    isolated: ['closed'],
    escalated: ['closed'],
    stuck: ['closed'],
  },
  adopt: {
    none: ['open', 'stopped', 'quarantined', 'stuck'],
    open: ['open', 'stopped', 'quarantined', 'stuck'],
  },
  recover: {
    none: ['open'],
    open: ['open'],
    stopped: ['stopped'],
    quarantined: ['quarantined'],
    bisecting: ['bisecting'],
    isolated: ['isolated'],
    stuck: ['stuck'],
  },
};

function mayAsk(state: From, action: ActionName): boolean {
  return table[action][state] !== undefined;
}

/** Throws `action-not-allowed` when the action may not be asked for in this state. */
export function assertMayAsk(state: From, action: ActionName): void {
  if (mayAsk(state, action)) return;
  const allowed = (Object.keys(table) as ActionName[]).filter((name) => mayAsk(state, name));
  throw new Problem(
    'action-not-allowed',
    state === 'none'
      ? `${action} needs an open recovery, and none is open.`
      : `${action} is not allowed while the recovery is ${state}.`,
    {
      untouched: 'Nothing was changed.',
      next: allowed.length === 0 ? 'The recovery is closed.' : `Allowed now: ${allowed.join(', ')}.`,
      extra: { state: state === 'none' ? null : state },
    },
  );
}

/** The state an action reached, if the table knows it; a reached state that it does not know is our fault. */
export function reach(from: From, action: ActionName, to: JobState): JobState {
  if (from === to || table[action][from]?.includes(to)) return to;
  throw new Error(`${action} may not lead from ${from} to ${to}`);
}
