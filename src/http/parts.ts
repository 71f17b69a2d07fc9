import type { FastifyBaseLogger } from 'fastify';
import type { TSchema } from 'typebox';
import type { Authenticate } from '../access/authenticate.ts';
import type { TokenDesk } from '../access/desk.ts';
import type { Actions } from '../actions/contract.ts';
import type { AlertDesk } from '../inbox/index.ts';
import type { Allowance, Outbox, Outcome, Post, WebhookBook } from '../outbox/index.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Store } from '../recovery/ports/store.ts';
import type { CallSpan, IncomingCall } from '../recovery/ports/trace.ts';
import type { Profile } from '../recovery/profile.ts';

/** The profiles that came with us or lie in the folder of the settings: read-only here. */
export interface FixedProfiles {
  get(id: string): Profile | null;
  list(): Profile[];
}

/** What is counted of us. */
export interface Metered {
  /** In the text format of Prometheus. */
  read(): Promise<{ type: string; text: string }>;
  /** A call that was answered; seconds. */
  answered(call: { method: string; route: string; status: number }, seconds: number): void;
  /** An attempt to deliver a webhook. */
  delivered(outcome: Outcome): void;
}

/** Spans of what is done here. */
export interface Tracing {
  /** Runs the rest of a call within a span of its own, which the caller ends. */
  call(incoming: IncomingCall, rest: (span: CallSpan) => void): void;
}

export interface Limits {
  /** Open event streams of one token. */
  streamsPerToken: number;
  /** Failed authentications of one address in a minute. */
  failuresPerMinute: number;
  /** Calls of one token in a minute, reads and acts apart; 0: as many as it likes. */
  callsPerMinute: number;
  /** How long a request may take to arrive, head and body, in milliseconds. */
  requestMs: number;
  /** How long an action is waited for when the caller does not say, in seconds. */
  waitSeconds: number;
  /** Mean delay of the event loop beyond which calls are refused, in milliseconds. */
  eventLoopDelayMs: number;
}

export const usualLimits: Limits = {
  streamsPerToken: 100,
  failuresPerMinute: 20,
  callsPerMinute: 6000,
  requestMs: 30_000,
  waitSeconds: 25,
  eventLoopDelayMs: 2000,
};

/** What tells others, and what is told by others. */
export interface Calling {
  outbox: Outbox;
  webhooks: WebhookBook;
  alerts: AlertDesk;
  /** How Unjam calls a URL. */
  post: Post;
  allowance: Allowance;
  /** What Slack signs its calls with; null: none is taken. */
  slackSecret: string | null;
}

/** What the routes are given: handlers take from it what they need, by argument. */
export interface Parts {
  store: Store;
  actions: Actions;
  profiles: FixedProfiles;
  /** Schema of the connections that the house knows. */
  connection: TSchema;
  authenticate: Authenticate;
  desk: TokenDesk;
  calling: Calling;
  metrics: Metered;
  /** Null: no spans are wanted. */
  tracing: Tracing | null;
  clock: Pick<Clock, 'now'>;
  /** Signs page tokens. */
  signingKey: Buffer;
  /** Fires when we are about to end: waits and streams end with it. */
  draining: AbortSignal;
  limits: Limits;
  log: FastifyBaseLogger;
}
