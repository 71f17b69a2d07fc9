import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookSecrets } from '../recovery/ports/outbox.ts';

const prefix = 'whsec_';
/** Standard Webhooks asks for 24 to 64 bytes. */
const length = 32;
/** How long the secret before the last rotation is signed with too, in milliseconds: a day to carry it over. */
const overlapMs = 24 * 3_600_000;

export function makeSecret(): string {
  return `${prefix}${randomBytes(length).toString('base64')}`;
}

/** What stands after a rotation: two secrets for a while. A third one, still older, is dropped at once. */
export function rotated(
  { current }: WebhookSecrets,
  now: Date,
): WebhookSecrets & { previous: NonNullable<WebhookSecrets['previous']> } {
  const until = new Date(now.getTime() + overlapMs).toISOString();
  return { current: makeSecret(), previous: { secret: current, until } };
}

/**
 * The headers of one attempt by the Standard Webhooks rules (https://www.standardwebhooks.com): the id of the
 * message, the time of this attempt in seconds, and a signature for each secret that is good now.
 */
export function signedHeaders(
  id: string,
  body: string,
  { current, previous }: WebhookSecrets,
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const isGood = previous !== null && Date.parse(previous.until) > now.getTime();
  const secrets = isGood ? [current, previous.secret] : [current];
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signature(secret, `${id}.${timestamp}.${body}`)).join(' '),
  };
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}
