import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { type Allowance, type Destination, destination, type Resolve, systemResolve } from './addresses.ts';

/** What a receiver answered. */
export interface Answer {
  status: number;
  /** Of `Retry-After`, in milliseconds; null when it did not say. */
  retryAfterMs: number | null;
}

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Whether it may lead to a private address. */
  mayBePrivate: boolean;
  signal: AbortSignal;
}

/**
 * Calls a receiver once. Throws the Problem `address-refused`, or what kept the answer from coming. Redirects
 * are not followed, and of the answer nothing but its head is read: it is the receiver's, and nobody's secret.
 */
export type Post = (posting: Posting) => Promise<Answer>;

/** How long one call may take altogether, in milliseconds. */
const patience = 20_000;

export function poster(
  allowance: Allowance,
  { resolve = systemResolve, timeoutMs = patience }: { resolve?: Resolve; timeoutMs?: number } = {},
): Post {
  return async ({ url, headers, body, mayBePrivate, signal }) => {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const where = await before(ended, destination(new URL(url), { allowance, mayBePrivate, resolve }));
    const agent = new Agent({ connect: { lookup: pinned(where), timeout: timeoutMs } });
    try {
      const answer = await request(where.url, {
        ...{ method: 'POST', headers, body, dispatcher: agent, signal: ended },
        ...{ headersTimeout: timeoutMs, bodyTimeout: timeoutMs },
      });
      // Destroyed below with its connection: an answer without end must not be waited for.
      answer.body.on('error', () => {});
      return { status: answer.statusCode, retryAfterMs: retryAfter(answer.headers['retry-after']) };
    } finally {
      await agent.destroy();
    }
  };
}

/** A look-up cannot be called off; what it finds too late is not wanted. */
async function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason as Error);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/**
 * Answers every look-up of the connection with the addresses that were looked at: a name that leads elsewhere
 * a moment later (DNS rebinding) leads nowhere.
 */
function pinned({ addresses }: Destination): LookupFunction {
  return (_host, { all }, done) => {
    if (all === true) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | string[] | undefined): number | null {
  const text = String(header ?? '').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
