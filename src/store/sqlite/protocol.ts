import type { SQLInputValue } from 'node:sqlite';

/** The one that writes and owns the file, or one that reads beside it. */
export type Role = 'owner' | 'reader';

/** What the main thread asks of the database thread; answered in the same order. */
export interface Request {
  sql: string;
  parameters: SQLInputValue[];
  /**
   * Instead of `parameters`: rows of them as JSON, for each of which the statement is run; `bytes` are the
   * places in a row whose text is bytes, one character each.
   */
  many?: { rows: string; bytes: number[] };
}

export interface Answer {
  /** Rows as JSON, bytes as strings of one character per byte; null where the statement has none. */
  rows: string | null;
  changes: number;
  failure?: Failure;
}

/** A failure of the database. `code` is SQLite's extended result code; null when it is none of SQLite's. */
export interface Failure {
  message: string;
  code: number | null;
}

/** The first message of the thread. */
export type Opening = { opened: true } | { refused: RefusedOpening };
export interface RefusedOpening {
  why: 'damaged' | 'in-use' | 'unusable';
  detail: string;
}
