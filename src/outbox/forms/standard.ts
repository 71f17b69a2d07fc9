import type { News } from '../news.ts';

/** Standard Webhooks wants bodies below 20 kB; the rest is left to the events of the job. */
const mostBytes = 20_000;
/** Longest entry of an event that is kept when it does not fit whole, in bytes. */
const shortEntry = 500;

/** `{type, timestamp, data}`; `id` names the message, for its trace. */
export function standardBody(news: News, traceparent: string | null): string {
  const whole = bodyOf(news, traceparent, news.data);
  if (Buffer.byteLength(whole) < mostBytes) return whole;
  const short = Object.entries(news.data).filter(([, value]) => sizeOf(value) <= shortEntry);
  const cut = bodyOf(news, traceparent, { ...Object.fromEntries(short.slice(0, 20)), truncated: true });
  return Buffer.byteLength(cut) < mostBytes ? cut : bodyOf(news, traceparent, { truncated: true });
}

function bodyOf(news: News, traceparent: string | null, details: Record<string, unknown>): string {
  const { type, at, server, job, event, cause } = news;
  const data = {
    ...{ server, job, event },
    by: cause?.who ?? null,
    reason: cause?.reason ?? null,
    requestId: cause?.requestId ?? null,
    traceparent,
    details,
  };
  return JSON.stringify({ type, timestamp: at, data });
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
