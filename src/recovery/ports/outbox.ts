import type { Sight } from '../sight.ts';
import type { Page, PageRequest } from './page.ts';

export const webhookFormats = ['standard', 'slack', 'teams'] as const;
/** `standard`: Standard Webhooks; the others: what an incoming webhook of Slack or Teams takes. */
export type WebhookFormat = (typeof webhookFormats)[number];

/** What the owner of a webhook decides. */
export interface WebhookSettings {
  url: string;
  format: WebhookFormat;
  /** Names of event types; `job.*` stands for all of a kind and `*` for every one. */
  types: string[];
  servers: Sight;
  /** Whether its host may have a private address. */
  private: boolean;
  enabled: boolean;
  description: string | null;
}

export interface Webhook extends WebhookSettings {
  id: string;
  /** Of the row, for `ETag`. */
  version: number;
  /** Why we disabled it; null while it is enabled, or was disabled by hand. */
  disabledBecause: string | null;
  createdAt: string;
}

/** `whsec_…`; the one before it is still signed with for a while after a rotation. */
export interface WebhookSecrets {
  current: string;
  previous: { secret: string; until: string } | null;
}

export interface Webhooks {
  add(webhook: Webhook, secrets: WebhookSecrets): Promise<void>;
  get(id: string): Promise<Webhook | null>;
  /** All of them, in the order of their making: they are few. */
  list(): Promise<Webhook[]>;
  /** With `expect`: must be at this version; else Problem `precondition-failed`. Gives what now stands. */
  put(webhook: Webhook, expect?: number): Promise<Webhook>;
  /** Removes its deliveries too. False when there was none. */
  remove(id: string, expect?: number): Promise<boolean>;
  secrets(id: string): Promise<WebhookSecrets | null>;
  putSecrets(id: string, secrets: WebhookSecrets): Promise<void>;
}

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One call to a receiver and what came of it. */
export interface Attempt {
  at: string;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Why it did not count as delivered; null when it did. */
  error: string | null;
  milliseconds: number;
}

/** One message for one receiver. */
export interface Delivery {
  /** The `webhook-id`, the same in every attempt. */
  id: string;
  webhook: string;
  /** The event that it tells; null for a test and for what belongs to no job. */
  event: number | null;
  type: string;
  server: string | null;
  /** As it is sent, byte for byte, every time. */
  body: string;
  traceId: string | null;
  createdAt: string;
  state: DeliveryState;
  /** When it is tried next, while it waits. */
  dueAt: string | null;
  /** Attempts since it was queued or redelivered: its place in the list of pauses. */
  tries: number;
  /** The newest last. */
  attempts: Attempt[];
}

export interface Deliveries {
  /** Up to which event deliveries were made. */
  cursor(): Promise<number>;
  moveCursor(event: number): Promise<void>;
  add(delivery: Delivery): Promise<void>;
  get(webhook: string, id: string): Promise<Delivery | null>;
  /** The webhooks for which something is to be tried by now, enabled ones and not. */
  dueWebhooks(now: string): Promise<string[]>;
  /** The oldest one of this webhook that is to be tried by now. */
  due(webhook: string, now: string): Promise<Delivery | null>;
  /** Replaces what changes: state, time, tries and attempts. */
  save(delivery: Delivery): Promise<void>;
  /** Fails whatever still waits. */
  giveUp(webhook: string): Promise<void>;
  /** Newest first. */
  list(
    webhook: string,
    filter: { state?: DeliveryState | undefined },
    page: PageRequest,
  ): Promise<Page<Delivery>>;
  /** Removes what was settled and was made before this ISO time. */
  prune(before: string): Promise<void>;
}
