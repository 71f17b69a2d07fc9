import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../recovery/ports/clock.ts';

/** The time of this machine. */
export const systemClock: Clock = {
  monotonic: () => performance.now(),
  now: () => new Date(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  },
};
