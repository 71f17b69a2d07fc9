import { createHmac } from 'node:crypto';

/** How long a code is good: this long at least and twice that at most, in milliseconds. */
const period = 5 * 60_000;
const letters = 'BCDFGHJKMNPQRSTVWXZ2456789';

/** What a code is good for; in another state of things it is good for nothing. */
export interface Intent {
  user: string;
  verb: string;
  server: string;
  /** The open recovery and its state, or that there is none. */
  stand: string;
}

/** Nothing is kept: the code is made of what it is for, so that it outlasts a restart and is no use elsewhere. */
export function codeFor(intent: Intent, secret: string, now: Date): string {
  return codeOf(intent, secret, Math.floor(now.getTime() / period));
}

export function isConfirmed(code: string, intent: Intent, secret: string, now: Date): boolean {
  const slot = Math.floor(now.getTime() / period);
  return [slot, slot - 1].some((one) => codeOf(intent, secret, one) === code.toUpperCase());
}

function codeOf({ user, verb, server, stand }: Intent, secret: string, slot: number): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify(['confirm', user, verb, server, stand, slot]))
    .digest();
  return Array.from(digest.subarray(0, 5), (byte) => letters[byte % letters.length]).join('');
}
