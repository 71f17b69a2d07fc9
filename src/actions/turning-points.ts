import { isOpen, type Job } from '../recovery/job.ts';
import type { Cause } from '../recovery/ports/store.ts';

/** An event of the job's history. Never content of a message. */
export interface Telling {
  type: string;
  data: Record<string, unknown>;
}

/**
 * What must be told of a change, whoever made it: each change of state as `job.<state>`, and that a person is
 * needed. Derived from the change itself, so that no step can forget it. `own` is the event that the step
 * tells; of the same type it adds its data.
 */
export function turningPoints(was: Job, is: Job, own?: Telling): Telling[] {
  const points: Telling[] = [];
  if (is.state !== was.state) {
    const end = isOpen(is) ? {} : { outcome: is.outcome, counts: is.counts };
    points.push({ type: `job.${is.state}`, data: { was: was.state, saying: is.saying, ...end } });
  }
  if (is.waitingFor !== null && was.waitingFor === null) {
    const { waitingFor, state, saying } = is;
    points.push({ type: 'job.person-needed', data: { waitingFor, state, saying } });
  }
  if (own === undefined) return points;
  const same = points.find((point) => point.type === own.type);
  if (same === undefined) return [...points, own];
  Object.assign(same.data, own.data);
  return points;
}

/** Who drives the job, why, and by which call: for the events of this moment. */
export function causeOf({ driver }: Job): Cause {
  const { who, reason, call } = driver;
  return { who, reason, ...call };
}
