import type { Sight } from '../sight.ts';
import type { Page, PageRequest } from './page.ts';

export const alertOutcomes = [
  'waiting',
  'diagnosed',
  'recovering',
  'ours',
  'noted',
  'unknown-server',
  'failed',
] as const;
/**
 * What came of an alert. `ours`: it was raised while a recovery of ours was open on its server; `noted`:
 * nothing was to be done, since it has ended, names no server or its server wants nothing to be done.
 */
export type AlertOutcome = (typeof alertOutcomes)[number];

/** An alert of Alertmanager, known by its fingerprint and its beginning. */
export interface Alert {
  id: string;
  fingerprint: string;
  startsAt: string;
  name: string;
  /** What its label says; no server need be registered under it. */
  server: string | null;
  status: 'firing' | 'resolved';
  /** How often it was told to us. */
  times: number;
  firstAt: string;
  lastAt: string;
  outcome: AlertOutcome;
  /** One sentence for people. */
  saying: string;
  /** The recovery that was open, or that it led to. */
  job: string | null;
  /** The token that told it, and what it may do: the work comes after the answer. */
  by: { who: string; scopes: string[]; servers: Sight; requestId: string; traceId: string };
}

export interface Alerts {
  /** Adds it, or counts one more telling of one that is known. `isNew` says whether it was added. */
  tell(alert: Alert): Promise<{ isNew: boolean; alert: Alert }>;
  settle(id: string, outcome: AlertOutcome, saying: string, job: string | null): Promise<void>;
  /** What an earlier process answered and did not finish, the oldest first. */
  waiting(): Promise<Alert[]>;
  /** Newest first. */
  list(filter: { server?: string | undefined }, page: PageRequest, sight: Sight): Promise<Page<Alert>>;
  /** Removes what was last told before this ISO time. */
  prune(before: string): Promise<void>;
}

/** What a user of Slack may do here. */
export interface SlackUser {
  /** Slack's id of the user, and of the workspace that the user belongs to. */
  user: string;
  team: string;
  /** For the audit and the driver of a job. */
  name: string;
  scopes: string[];
  servers: Sight;
  version: number;
}

/** A channel that was promised to be told how something goes on, for as long as Slack takes answers to a command. */
export interface FollowUp {
  id: string;
  server: string;
  verb: string;
  /** The recovery that it is about; null: the answer to the command itself was not there in time. */
  job: string | null;
  /** The state of that recovery that was told last. */
  state: string | null;
  /** Changes of state that were told. */
  told: number;
  /** Where to tell it. Sealed: whoever has the address can write into the channel. */
  sealedUrl: string;
  /** ISO 8601; nothing is taken there after this. */
  until: string;
  requestId: string;
}

export interface FollowUps {
  put(followUp: FollowUp): Promise<void>;
  list(): Promise<FollowUp[]>;
  remove(id: string): Promise<void>;
}

export interface SlackUsers {
  get(user: string): Promise<SlackUser | null>;
  list(page: PageRequest): Promise<Page<SlackUser>>;
  put(user: Omit<SlackUser, 'version'>, expect?: number): Promise<SlackUser>;
  remove(user: string, expect?: number): Promise<boolean>;
}
