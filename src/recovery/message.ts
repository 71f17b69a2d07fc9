import type { ByteName, Path } from './names.ts';

/**
 * Where a message is in its life. `released`: in the spool, the service may take it. `taken`: it left the
 * spool while the service ran; we never claim that it was delivered. `poison`: set apart.
 */
export const lives = ['held', 'released', 'taken', 'setAside', 'poison', 'returned', 'unaccounted'] as const;
export type Life = (typeof lives)[number];

/** What is thought of it. `unproven`: a stable round did not read it. */
export const thoughts = ['unknown', 'unproven', 'suspect', 'cleared', 'poison'] as const;
export type Thought = (typeof thoughts)[number];

/** The smallest thing that can be moved, as the ledger of one job knows it. */
export interface Message {
  /** Number within its job, from 1: what the engine and the journal know it by. */
  seq: number;
  /** Random; what callers know it by. */
  id: string;
  queue: string;
  /** Subfolder of the queue in which it lies (hashed queues); else empty. */
  folder: Path;
  name: ByteName;
  /** The entries that make it, in the order in which they leave the queue. */
  parts: ByteName[];
  /** Of its first part: survives a rename, differs for new mail under the same name. */
  identity: string;
  /** Bytes, of all parts. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
  sha256: string | null;
  /** Its Message-ID header, where the spool is RFC 822. */
  messageId: string | null;
  life: Life;
  thought: Thought;
  /** Whether it was there when the job opened or came afterwards. */
  origin: 'found' | 'arrived';
  /** ISO 8601, when the ledger first saw it. */
  seenAt: string;
  /** 0 looks clean … 1 surely malformed; null: not looked at. */
  suspicion: number | null;
  /** How sure the engine is that it is poison, and why, for people. */
  confidence: number | null;
  why: string | null;
  /** In flight at a kill or crash, or the index was rebuilt around it. */
  maybeDoubled: boolean;
  /** New mail bears its name in the spool: it waits in holding, nothing is renamed. */
  waiting: boolean;
}

/** The counts of a job's messages; found + arrived is the sum of the lives. */
export type Counts = { found: number; arrived: number; maybeDoubled: number; waiting: number } & Record<
  Life,
  number
>;

export const noCounts: Counts = {
  found: 0,
  arrived: 0,
  maybeDoubled: 0,
  waiting: 0,
  held: 0,
  released: 0,
  taken: 0,
  setAside: 0,
  poison: 0,
  returned: 0,
  unaccounted: 0,
};
