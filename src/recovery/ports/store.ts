import type { Approval } from '../approval.ts';
import type { Batch } from '../batch.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { Call, Job, JobState } from '../job.ts';
import type { Counts, Life, Message, Thought } from '../message.ts';
import type { Profile } from '../profile.ts';
import type { Round } from '../round.ts';
import type { Registration, Server } from '../server.ts';
import type { Sight } from '../sight.ts';
import type { Audit, Tokens } from './access.ts';
import type { Alerts, FollowUps, SlackUsers } from './inbox.ts';
import type { Deliveries, Webhooks } from './outbox.ts';
import type { Page, PageRequest } from './page.ts';

export type { Page, PageRequest } from './page.ts';

/**
 * What must outlast the process. Every write is durable when its promise resolves. One open job per server
 * is a constraint of the store: `jobs.open` throws the Problem `job-open` when there is one.
 */
export interface Store {
  readonly servers: Servers;
  readonly profiles: Profiles;
  readonly jobs: Jobs;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly rounds: Rounds;
  readonly events: Events;
  readonly diagnoses: Diagnoses;
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly tokens: Tokens;
  readonly keys: Keys;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly alerts: Alerts;
  readonly slackUsers: SlackUsers;
  readonly followUps: FollowUps;
  /** What stands in the store, for whoever watches us. */
  figures(): Promise<Figures>;
  /** All writes of `work` or none. Not nested. */
  atomically<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Resolves when the store can be read and written; throws what is wrong. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Figures {
  jobs: { state: JobState; outcome: string | null; n: number }[];
  /** Over all jobs. */
  unaccounted: number;
  /** By server with an open job. */
  open: { server: string; held: number; oldestHeldAt: string | null; waits: boolean }[];
}

export interface Servers {
  get(name: string): Promise<Server | null>;
  list(page: PageRequest, sight: Sight): Promise<Page<Server>>;
  /** With `expect`: 0 must not exist, n must be at version n; else Problem `precondition-failed`. */
  put(name: string, registration: Registration, expect?: number): Promise<Server>;
  remove(name: string, expect?: number): Promise<boolean>;
}

export interface StoredProfile {
  profile: Profile;
  version: number;
}
export interface Profiles {
  get(id: string): Promise<StoredProfile | null>;
  list(): Promise<StoredProfile[]>;
  put(profile: Profile, expect?: number): Promise<StoredProfile>;
  remove(id: string, expect?: number): Promise<boolean>;
}

export interface Jobs {
  open(job: Job): Promise<Job>;
  get(id: string): Promise<Job | null>;
  openOf(server: string): Promise<Job | null>;
  lastOf(server: string): Promise<Job | null>;
  /** Which job is the open one of a server, else its last, and at which version: cheap to ask. */
  markOf(server: string): Promise<{ id: string; version: number } | null>;
  /** Writes the job if its version still stands, counting it up; else Problem `precondition-failed`. */
  save(job: Job): Promise<Job>;
  list(
    filter: { server?: string | undefined; state?: JobState | undefined },
    page: PageRequest,
    sight: Sight,
  ): Promise<Page<Job>>;
  /** Every open job, for the restart. */
  unfinished(): Promise<Job[]>;
}

export type LedgerPatch = Partial<
  Pick<
    Message,
    | 'life'
    | 'thought'
    | 'maybeDoubled'
    | 'waiting'
    | 'sha256'
    | 'messageId'
    | 'confidence'
    | 'why'
    | 'suspicion'
    | 'folder'
    | 'queue'
  >
>;

export interface Ledger {
  /** Adds messages that carry their numbers. */
  add(job: string, messages: Message[]): Promise<void>;
  /** The highest number in use; 0 when there is none. */
  lastSeq(job: string): Promise<number>;
  /** In the order of their numbers, in pages of at most 1,000, so that nothing holds a whole spool. */
  pages(job: string, filter?: { life?: Life[]; thought?: Thought[] }): AsyncIterable<Message[]>;
  bySeq(job: string, seqs: number[]): Promise<Message[]>;
  byId(job: string, id: string): Promise<Message | null>;
  /** The same change for many messages. */
  mark(job: string, seqs: number[], patch: LedgerPatch): Promise<void>;
  list(
    job: string,
    filter: { life?: Life | undefined; thought?: Thought | undefined },
    page: PageRequest,
  ): Promise<Page<Message>>;
  counts(job: string): Promise<Counts>;
  /** Over all jobs, newest first. */
  find(
    by: { messageId?: string; name?: string; sha256?: string },
    page: PageRequest,
    sight: Sight,
  ): Promise<Page<Message & { job: string }>>;
}

export interface Journal {
  /** Durable before it resolves; the first move waits for it. */
  intend(batch: Omit<Batch, 'id'>): Promise<Batch>;
  settle(batch: number, outcome: { moved: number; failures: number; note: string | null }): Promise<void>;
  unsettled(job: string): Promise<Batch[]>;
}

export interface Rounds {
  /** Adds or replaces the round of this number. */
  put(job: string, round: Round): Promise<void>;
  get(job: string, n: number): Promise<Round | null>;
  list(job: string): Promise<Round[]>;
}

/** Why an event came about: who drove the recovery then, with which reason, by which call. */
export interface Cause extends Call {
  who: string;
  reason: string | null;
}

export interface JobEvent {
  /** Counts up over the whole store: the id of a Server-Sent Event. */
  seq: number;
  job: string;
  at: string;
  type: string;
  data: Record<string, unknown>;
  cause: Cause | null;
}
export interface Events {
  append(job: string, type: string, data: Record<string, unknown>, cause?: Cause): Promise<JobEvent>;
  since(job: string, after: number, limit: number): Promise<JobEvent[]>;
  /** Over all jobs, each with its server. Writers follow each other: none comes later with a lower number. */
  after(seq: number, limit: number): Promise<(JobEvent & { server: string })[]>;
  /** The newest event of a job. */
  latest(job: string): Promise<JobEvent | null>;
}

export interface Diagnoses {
  add(diagnosis: Diagnosis): Promise<void>;
  latest(server: string): Promise<Diagnosis | null>;
  list(server: string, page: PageRequest): Promise<Page<Diagnosis>>;
}

export interface Decision {
  state: Approval['state'];
  /** Name of the token. */
  by: string | null;
  at: string | null;
}
export interface Approvals {
  add(approval: Approval): Promise<void>;
  get(id: string): Promise<Approval | null>;
  /** Those that can still be confirmed, the oldest first. */
  pendingOf(server: string): Promise<Approval[]>;
  /** The newest first. */
  list(filter: { pending: boolean }, page: PageRequest, sight: Sight): Promise<Page<Approval>>;
  /** Of two who decide at once one succeeds: false when it is no longer in the state `from`. */
  decide(id: string, from: Approval['state'], decision: Decision): Promise<boolean>;
}

/** The answer to an earlier call with the same Idempotency-Key. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
export interface Keys {
  /** Claims the key for this fingerprint; tells what is known when it was claimed before. */
  claim(
    token: string,
    key: string,
    fingerprint: string,
    now: string,
  ): Promise<{ claimed: true } | { claimed: false; fingerprint: string; answer: StoredAnswer | null }>;
  answer(token: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Frees a key whose call came to nothing, so that it can be tried again. */
  release(token: string, key: string): Promise<void>;
  /** Removes keys older than this ISO time. */
  prune(before: string): Promise<void>;
}
