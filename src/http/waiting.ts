import type { Job } from '../recovery/job.ts';

/**
 * Waits for an action: the job when it ends in time, null when the time is over or we are about to end.
 * Rejects with the Problem that ended it. The action itself is never touched by any of this.
 */
export async function ended(done: Promise<Job>, ms: number, draining: AbortSignal): Promise<Job | null> {
  if (draining.aborted) return null;
  const { promise: over, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  const stop = () => resolve(null);
  draining.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([done, over]);
  } finally {
    clearTimeout(timer);
    draining.removeEventListener('abort', stop);
  }
}
