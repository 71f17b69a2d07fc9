import type { Attempt, Delivery } from '../recovery/ports/outbox.ts';
import { testType } from './types.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** Pauses before each attempt, in milliseconds: those that Standard Webhooks recommends, 76 hours in all. */
export const pauses = [
  ...[0, 5 * second, 5 * minute, 30 * minute, 2 * hour],
  ...[5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
];
const longest = 24 * hour;
/** How many attempts the log keeps. */
const kept = 50;

/** What a delivery is after an attempt that failed; `luck`, from 0 to 1, spreads the receivers' load. */
export function afterFailure(
  delivery: Delivery,
  attempt: Attempt,
  retryAfterMs: number | null,
  luck: number,
): Delivery {
  const tries = delivery.tries + 1;
  const attempts = logged(delivery, attempt);
  const pause = pauses[tries];
  if (pause === undefined || delivery.type === testType) {
    return { ...delivery, tries, attempts, state: 'failed', dueAt: null };
  }
  // Never earlier than it should be, and up to a fifth later.
  const wait = Math.max(pause * (1 + luck / 5), Math.min(retryAfterMs ?? 0, longest));
  const dueAt = new Date(Date.parse(attempt.at) + wait).toISOString();
  return { ...delivery, tries, attempts, dueAt };
}

export function afterSuccess(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = logged(delivery, attempt);
  return { ...delivery, tries: delivery.tries + 1, attempts, state: 'delivered', dueAt: null };
}

function logged({ attempts }: Delivery, attempt: Attempt): Attempt[] {
  return [...attempts, attempt].slice(-kept);
}
