import { createHash, randomBytes } from 'node:crypto';
import type { Delivery, Webhook } from '../recovery/ports/outbox.ts';
import { slackBody, teamsBody } from './forms/chat.ts';
import { standardBody } from './forms/standard.ts';
import type { News } from './news.ts';

/** The message for one receiver, to be sent at once and then the same at every attempt. */
export function compose(webhook: Webhook, news: News, now: Date): Delivery {
  const id = `msg_${randomBytes(16).toString('hex')}`;
  const traceId = news.cause?.traceId ?? null;
  return {
    id,
    webhook: webhook.id,
    event: news.event,
    type: news.type,
    server: news.server,
    body: bodyFor(webhook, news, traceparentOf(id, traceId)),
    traceId,
    createdAt: now.toISOString(),
    state: 'waiting',
    dueAt: now.toISOString(),
    tries: 0,
    attempts: [],
  };
}

/** The trace of the call that led to it goes on in the receiver (W3C Trace Context): one span per message. */
export function traceparentOf(id: string, traceId: string | null): string | null {
  if (traceId === null) return null;
  return `00-${traceId}-${createHash('sha256').update(id).digest('hex').slice(0, 16)}-01`;
}

function bodyFor({ format }: Webhook, news: News, traceparent: string | null): string {
  if (format === 'slack') return slackBody(news);
  if (format === 'teams') return teamsBody(news);
  return standardBody(news, traceparent);
}
