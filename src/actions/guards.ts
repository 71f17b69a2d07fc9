import type { ActionName, ActionOptions, Job, JobState } from '../recovery/job.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';

/** What a retried or a rival call meets before anything is begun. */

/** Throws unless the call asks for just what is running already: that call joins it. */
export function refuseWhileBusy(
  job: Job,
  running: ActionName,
  with_: ActionOptions,
  action: ActionName,
  options: ActionOptions,
): void {
  const same =
    running === action &&
    (action !== 'next-bisect-round' ||
      options.round === undefined ||
      options.round === (with_.round ?? job.rounds.done + 1));
  if (same) return;
  if (running === 'recover') throw pauseFirst(job);
  throw busy(job, running);
}

export function busy(job: Job, running: ActionName): Problem {
  const detail = job.running === null ? '' : ` (${job.running.detail})`;
  return new Problem('another-action-running', `${running} is under way on ${job.server}${detail}.`, {
    untouched: 'This call did nothing.',
    next: 'Wait for it to end, then ask again.',
    extra: { state: job.state, job: job.id },
  });
}

export function nothingOpen(server: string): Problem {
  return new Problem('action-not-allowed', `No recovery is open for ${server}.`, {
    untouched: 'Nothing was changed.',
    next: 'Ask for diagnose.',
  });
}

/** The job, when this call has nothing left to do; null when there is something to begin. */
export async function answered(
  store: Store,
  server: string,
  job: Job | null,
  action: ActionName,
  options: ActionOptions,
): Promise<Job | null> {
  if (job === null) return await endedBy(store, server, action);
  if (job.recovering !== null && !job.recovering.paused && action !== 'recover') throw pauseFirst(job);
  if (action === 'next-bisect-round') return await doneRound(store, job, options);
  return isDone(job, action, options) ? job : null;
}

/** A retried end answers with the job that it ended. */
async function endedBy(store: Store, server: string, action: ActionName): Promise<Job | null> {
  const ends: Partial<Record<ActionName, JobState>> = {
    finalize: 'finalized',
    abort: 'aborted',
    close: 'closed',
  };
  const end = ends[action];
  if (end === undefined) return null;
  const last = await store.jobs.lastOf(server);
  return last?.state === end ? last : null;
}

function isDone(job: Job, action: ActionName, options: ActionOptions): boolean {
  if (action === 'stop') return job.state === 'stopped';
  // Only an adopted job holds messages that no quarantine of its own put there.
  if (action === 'adopt') return job.quarantine === null && job.counts.held + job.counts.poison > 0;
  if (action !== 'quarantine') return false;
  // A short road is its own first round and leaves the job further on.
  const further = job.state === 'bisecting' || job.state === 'isolated';
  return job.state === 'quarantined' || (further && job.quarantine === (options.strategy ?? 'all'));
}

/** A round that is asked for by its number is never played twice. */
async function doneRound(store: Store, job: Job, options: ActionOptions): Promise<Job | null> {
  if (job.state === 'isolated' && options.round === undefined) return job;
  if (options.round === undefined) return null;
  const rounds = await store.rounds.list(job.id);
  const done = rounds.filter((round) => round.phase === 'done').length;
  if (options.round <= done || job.state === 'isolated') return job;
  if (options.round === done + 1) return null;
  throw new Problem(
    'round-unknown',
    `Round ${options.round} cannot be played: ${done} rounds are done, so the next one is ${done + 1}.`,
    {
      untouched: 'Nothing was moved.',
      next: `Ask with {"round": ${done + 1}}.`,
      extra: { state: job.state },
    },
  );
}

function pauseFirst(job: Job): Problem {
  return new Problem(
    'pause-first',
    `\`recover\` drives ${job.server} since ${job.driver.since} (${job.driver.who}).`,
    {
      untouched: 'This call did nothing.',
      next: `POST /v1/servers/${job.server}/recover/pause first; then any action by hand is possible.`,
      extra: { state: job.state, job: job.id },
    },
  );
}
