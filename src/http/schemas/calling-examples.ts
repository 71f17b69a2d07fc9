import type { AlertView } from './hooks.ts';
import type { DeliveryView, WebhookView } from './webhooks.ts';

/** What the document shows of what calls and is called; a test holds them to their schemas. */
export const webhookExample: WebhookView = {
  ...{ id: 'wh_Zx3q9LrT0bWm', url: 'https://tickets.example/unjam', format: 'standard' },
  ...{ types: ['job.*', 'round.judged'], servers: ['MAIL*'], private: false, enabled: true },
  ...{ description: 'The desk of the night.', disabledBecause: null },
  ...{ createdAt: '2026-11-23T03:00:00.000Z', version: 1 },
};

const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';
export const madeWebhookExample = { ...webhookExample, secret };
export const rotatedExample = { secret, previousUntil: '2026-11-24T03:00:00.000Z' };

export const deliveryExample: DeliveryView = {
  ...{ id: 'msg_4bf92f3577b34da6a3ce929d0e0e4736', webhook: 'wh_Zx3q9LrT0bWm', event: 4711 },
  ...{ type: 'round.judged', server: 'MAIL01', createdAt: '2026-11-23T03:12:20.100Z' },
  ...{ state: 'delivered', dueAt: null },
  attempts: [{ at: '2026-11-23T03:12:20.200Z', status: 204, error: null, milliseconds: 41 }],
  body: '{"type":"round.judged","timestamp":"2026-11-23T03:12:20.000Z","data":{}}',
};

export const alertExample: AlertView = {
  ...{ id: '0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11', fingerprint: 'b0f5d83c0ef1a1b4' },
  ...{ startsAt: '2026-11-23T03:05:00.000Z', name: 'SmtpDown', server: 'MAIL01', status: 'firing' },
  ...{ times: 2, firstAt: '2026-11-23T03:05:30.000Z', lastAt: '2026-11-23T03:10:30.000Z' },
  outcome: 'diagnosed',
  saying: 'jammed: The service is down and 1000 messages wait.',
  job: null,
};

export const slackUserExample = {
  ...{ user: 'U0123ABCD', team: 'T0123ABCD', name: 'ann', scopes: ['read', 'diagnose', 'operate'] },
  ...{ servers: ['MAIL*'], version: 1 },
};
export const slackReplyExample = {
  response_type: 'ephemeral',
  text: '```\nMAIL01  bisecting  3 rounds done, about 4 more (6 min)  up, mail seen flowing 20 s ago\n```',
};
