/** What tells others: webhooks, their deliveries, and the one way by which Unjam calls a URL. */
export { type Allowance, hostOf, isAllowed, readAllowance } from './addresses.ts';
export { traceparentOf } from './compose.ts';
export { tell } from './derive.ts';
export { slackText } from './forms/chat.ts';
export type { Outcome } from './lane.ts';
export type { News } from './news.ts';
export { Outbox } from './outbox.ts';
export { type Post, poster } from './post.ts';
export { alertType, usualTypes } from './types.ts';
export { WebhookBook } from './webhook-book.ts';
