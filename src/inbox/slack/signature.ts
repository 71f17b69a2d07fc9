import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old a call may be, in seconds: Slack's own advice. */
const window = 300;

/**
 * Whether Slack sent this body, and lately (https://api.slack.com/authentication/verifying-requests-from-slack).
 * Over the bytes as they came: what was parsed and written again is not what was signed.
 */
export function isFromSlack(
  body: Buffer,
  { timestamp, signature }: { timestamp: string | undefined; signature: string | undefined },
  secret: string,
  now: Date,
): boolean {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > window) return false;
  const right = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = Buffer.from(/^v0=([0-9a-f]{64})$/.exec(signature ?? '')?.[1] ?? '', 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}
