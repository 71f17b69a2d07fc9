import type { Attempt, Delivery, Webhook, WebhookSecrets } from '../recovery/ports/outbox.ts';
import { isProblem } from '../recovery/problems.ts';
import { traceparentOf } from './compose.ts';
import type { Post } from './post.ts';
import { signedHeaders } from './secrets.ts';

/** What one attempt came to. */
export interface Tried {
  attempt: Attempt;
  retryAfterMs: number | null;
}

/** Sends a delivery once. Rejects only when the signal fired: that attempt counts for nothing. */
export async function tryOnce(
  webhook: Webhook,
  delivery: Delivery,
  secrets: WebhookSecrets,
  { post, now, signal }: { post: Post; now: Date; signal: AbortSignal },
): Promise<Tried> {
  const { id, body, traceId } = delivery;
  const traceparent = traceparentOf(id, traceId);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'unjam',
    ...(traceparent === null ? {} : { traceparent }),
    ...signedHeaders(id, body, secrets, now),
  };
  const began = performance.now();
  const tried = (status: number | null, error: string | null, retryAfterMs: number | null): Tried => {
    const milliseconds = Math.round(performance.now() - began);
    return { attempt: { at: now.toISOString(), status, error, milliseconds }, retryAfterMs };
  };
  try {
    const posting = { url: webhook.url, headers, body, mayBePrivate: webhook.private, signal };
    const { status, retryAfterMs } = await post(posting);
    return tried(status, refusal(status), retryAfterMs);
  } catch (error) {
    if (signal.aborted) throw error;
    return tried(null, describe(error), null);
  }
}

/** Why a status is no success; null when it is one. */
function refusal(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'redirects are not followed';
  return `the receiver answered ${status}`;
}

function describe(error: unknown): string {
  if (isProblem(error)) return error.message;
  const { name, code, message } = error as Error & { code?: string };
  if (name === 'TimeoutError') return 'no answer in time';
  return (code === undefined ? message : `${code}: ${message}`).slice(0, 300);
}
