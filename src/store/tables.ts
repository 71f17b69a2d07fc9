import type { Generated, Kysely } from 'kysely';
import type { Approval } from '../recovery/approval.ts';
import type { Batch } from '../recovery/batch.ts';
import type { JobState } from '../recovery/job.ts';
import type { Message } from '../recovery/message.ts';
import type { ByteName, Path } from '../recovery/names.ts';
import type { AlertOutcome } from '../recovery/ports/inbox.ts';
import type { DeliveryState } from '../recovery/ports/outbox.ts';

/**
 * The tables. What is asked for by value has a column; what is only read whole is one JSON text. Columns of
 * bytes are read as byte names and written through `bytes()`; booleans are 0 and 1 in every engine.
 */
export interface Tables {
  migration: { number: number; name: string; at: string };
  /** One row, written by `ping`. */
  pulse: { id: number; at: string };
  server: DocumentTable;
  profile: DocumentTable;
  job: JobTable;
  message: MessageTable;
  tally: TallyTable;
  trace: { value: ByteName; job: number; seq: number };
  batch: BatchTable;
  round: { job: number; n: number; document: string };
  event: EventTable;
  diagnosis: { number: Generated<number>; id: string; server: string; document: string };
  approval: {
    number: Generated<number>;
    id: string;
    server: string;
    expires_at: string;
    document: string;
    state: Approval['state'];
    decided_by: string | null;
    decided_at: string | null;
  };
  audit: AuditTable;
  /** One row: the end of the audit. */
  audit_head: { id: number; seq: number; hash: string };
  token: TokenTable;
  idempotency: IdempotencyTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  /** One row: up to which event deliveries were made. */
  told_to: { id: number; event: number };
  alert: AlertTable;
  slack_user: DocumentTable;
  slack_follow_up: DocumentTable;
}

export type Db = Kysely<Tables>;

/** Where whoever only looks need not wait for those who write. */
export interface Looks {
  /** For anything that may read many rows. */
  reads: Db;
  /** For one row by its key. */
  glances: Db;
}

/** Something kept whole under a name, with a version for `ETag`. */
export interface DocumentTable {
  name: string;
  document: string;
  version: number;
}

interface JobTable {
  /** In the order of opening, whatever the clock said. Tables below a job refer to it: it is short. */
  number: Generated<number>;
  id: string;
  server: string;
  state: JobState;
  is_open: number;
  outcome: string | null;
  version: number;
  document: string;
  /** Up to which message the job is in `trace`. */
  traced_to: Generated<number>;
}

export interface MessageTable {
  job: number;
  seq: number;
  id: string;
  queue: string;
  folder: Path;
  name: ByteName;
  /** Joined by NUL; null where the one part is the name. */
  parts: string | null;
  identity: string;
  size: number;
  modified_at: number;
  sha256: string | null;
  message_id: string | null;
  life: Message['life'];
  thought: Message['thought'];
  origin: Message['origin'];
  seen_at: string;
  suspicion: number | null;
  confidence: number | null;
  why: string | null;
  maybe_doubled: number;
  waiting: number;
}

export interface TallyTable {
  job: number;
  found: number;
  arrived: number;
  maybe_doubled: number;
  waiting: number;
  held: number;
  released: number;
  taken: number;
  set_aside: number;
  poison: number;
  returned: number;
  unaccounted: number;
}

export interface EventTable {
  seq: Generated<number>;
  job: number;
  at: string;
  type: string;
  data: string;
  cause: string | null;
}

interface BatchTable {
  id: Generated<number>;
  job: number;
  kind: Batch['kind'];
  from_path: Path;
  to_path: Path;
  seqs: string;
  boot_id: string | null;
  intended_at: string;
  settled_at: string | null;
  moved: number | null;
  failures: number | null;
  note: string | null;
}

export interface AuditTable {
  seq: number;
  at: string;
  token: string | null;
  address: string | null;
  request_id: string;
  method: string;
  path: string;
  server: string | null;
  status: number;
  code: string | null;
  reason: string | null;
  hash: string;
}

export interface TokenTable {
  id: string;
  name: string;
  prefix: string;
  hash: string;
  /** JSON lists. */
  scopes: string;
  servers: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

interface IdempotencyTable {
  token: string;
  key: string;
  fingerprint: string;
  claimed_at: string;
  answer: string | null;
}

export interface WebhookTable {
  id: string;
  made_at: string;
  version: number;
  document: string;
  secrets: string;
}

export interface DeliveryTable {
  /** In the order of their making. */
  number: Generated<number>;
  id: string;
  webhook: string;
  event: number | null;
  type: string;
  server: string | null;
  body: string;
  trace_id: string | null;
  made_at: string;
  state: DeliveryState;
  due_at: string | null;
  tries: number;
  attempts: string;
}

interface AlertTable {
  number: Generated<number>;
  id: string;
  fingerprint: string;
  starts_at: string;
  server: string | null;
  last_at: string;
  outcome: AlertOutcome;
  document: string;
}
