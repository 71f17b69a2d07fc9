import type { Call, Job } from '../recovery/job.ts';
import type { Caller } from './contract.ts';

/**
 * Who drives from now on. The same hand goes on since it took the wheel, not since its last call; and a reason
 * stands until another one is given.
 */
export function drivenBy(
  { driver }: Pick<Job, 'driver'>,
  by: Job['driver']['by'],
  caller: Caller,
  now: string,
  { reason }: { reason?: string | undefined },
): Job['driver'] {
  const { who } = caller;
  const same = driver.by === by && driver.who === who;
  return { by, who, since: same ? driver.since : now, reason: reason ?? driver.reason, ...callOf(caller) };
}

export function callOf({ requestId, traceId }: Call): Call {
  return { ...(requestId === undefined ? {} : { requestId }), ...(traceId === undefined ? {} : { traceId }) };
}
