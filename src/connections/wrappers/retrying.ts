import { setTimeout } from 'node:timers/promises';
import type { Host } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import { around, type Call } from './around.ts';

/** Milliseconds before each further attempt: a connection that was cut is often there again at once. */
const pauses = [50, 500, 2000];

/**
 * The same host, but a failure that the port calls `retryable` is met by the same call again. Nothing else is ever
 * repeated: an order whose answer was lost may have been carried out. A page of a listing cannot be asked for
 * again either; whoever lists begins anew.
 */
export function withRetries(host: Host, wait: (ms: number) => Promise<unknown> = setTimeout): Host {
  return around(host, (call) => insisted(call, wait));
}

async function insisted<T>(call: Call<T>, wait: (ms: number) => Promise<unknown>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await call.make();
    } catch (error) {
      if (!isProblem(error) || !error.retryable || call.name === 'files.list') throw error;
      await wait(pause);
    }
  }
  return await call.make();
}
