import type { Sight } from '../sight.ts';
import type { Page, PageRequest } from './page.ts';

export interface AuditRow {
  at: string;
  token: string | null;
  address: string | null;
  requestId: string;
  method: string;
  path: string;
  server: string | null;
  status: number;
  code: string | null;
  reason: string | null;
}
/** One row by its number and its hash, which holds all the rows before it. */
export interface AuditMark {
  seq: number;
  /** SHA-256, hex. */
  hash: string;
}
export type AuditEntry = AuditRow & AuditMark;
export interface AuditProof {
  /** How many rows from the first one on are as they were written. */
  rows: number;
  /** The newest row; null when there is none. */
  head: AuditMark | null;
  fault: { seq: number; what: string } | null;
}
export interface Audit {
  append(row: AuditRow): Promise<void>;
  list(page: PageRequest): Promise<Page<AuditEntry>>;
  /** Whether every row is there as it was written, and the one that was noted elsewhere among them. */
  verify(mark?: AuditMark): Promise<AuditProof>;
}

export interface Token {
  id: string;
  /** Of one token alone: it stands in the audit and in every job that was driven with it. */
  name: string;
  /** Its first characters, by which its owner knows it again. */
  prefix: string;
  /** HMAC-SHA256 of the token, hex. The token itself is never stored. */
  hash: string;
  scopes: string[];
  /** The servers it may know of. */
  servers: Sight;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}
export interface Tokens {
  /** Throws the Problem `token-name-taken` when another one bears the name. */
  add(token: Token): Promise<void>;
  get(id: string): Promise<Token | null>;
  byHash(hash: string): Promise<Token | null>;
  /** In the order of their making. */
  list(page: PageRequest): Promise<Page<Token>>;
  /** Notes the last use. */
  used(id: string, at: string): Promise<void>;
  remove(id: string): Promise<boolean>;
  count(): Promise<number>;
}
