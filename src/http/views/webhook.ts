import type { Delivery, Webhook } from '../../recovery/ports/outbox.ts';
import type { DeliveryView, WebhookView } from '../schemas/webhooks.ts';
import { curlGet, curlPost } from './curl.ts';
import { oneLine, plural } from './lines.ts';

export function webhookView(webhook: Webhook): WebhookView {
  const { id, format, types, servers, private: isPrivate, enabled, description } = webhook;
  const { disabledBecause, createdAt, version } = webhook;
  return {
    ...{ id, url: shownUrl(webhook), format, types, servers: [...servers], private: isPrivate, enabled },
    ...{ description, disabledBecause, createdAt, version },
  };
}

/** Whoever has the whole URL of a channel can write into it. */
function shownUrl({ url, format }: Webhook): string {
  return format === 'standard' ? url : `${new URL(url).origin}/…`;
}

export function webhookLine(webhook: Webhook): string {
  const state = webhook.enabled ? webhook.format : `disabled (${webhook.disabledBecause ?? 'by hand'})`;
  const wanted = `${webhook.types.join(',')} of ${webhook.servers.join(',')}`;
  return [webhook.id, state, shownUrl(webhook), wanted].map(oneLine).join('  ');
}

export function webhookText(webhook: Webhook): string {
  const href = `/v1/webhooks/${webhook.id}`;
  return [
    webhookLine(webhook),
    `  test: ${curlPost(`${href}/test`)}`,
    `  deliveries: ${curlGet(`${href}/deliveries`)}`,
  ].join('\n');
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { id, webhook, event, type, server, createdAt, state, dueAt, attempts, body } = delivery;
  return { id, webhook, event, type, server, createdAt, state, dueAt, attempts, body };
}

export function deliveryLine({ id, state, type, server, attempts, dueAt }: Delivery): string {
  const last = attempts.at(-1);
  const said =
    last === undefined ? 'not tried yet' : (last.error ?? `${last.status} in ${last.milliseconds} ms`);
  const due = dueAt === null ? '' : `  again ${dueAt}`;
  const parts = [id, state, type, server ?? '', plural(attempts.length, 'attempt'), said].map(oneLine);
  return `${parts.filter((part) => part !== '').join('  ')}${due}`;
}

export function secretLine(secret: string | null): string {
  return secret === null
    ? 'its secret was shown once, and is not shown again'
    : `secret, shown only now: ${secret}`;
}
