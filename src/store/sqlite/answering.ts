import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Answer, Failure, Request } from './protocol.ts';

/** Answers requests on this connection, on the thread that asks; it never throws. */
export function answering(db: DatabaseSync): (request: Request) => Answer {
  const statements = new Map<string, StatementSync>();
  return (request) => answer(db, statements, request);
}

function answer(db: DatabaseSync, statements: Map<string, StatementSync>, request: Request): Answer {
  try {
    // SQLite has already rolled back by itself after some failures.
    if (request.sql === 'rollback' && !db.isTransaction) return { rows: null, changes: 0 };
    const statement = prepared(db, statements, request.sql);
    if (request.many !== undefined) return runEach(statement, request.many);
    if (statement.columns().length === 0) {
      const { changes } = statement.run(...request.parameters);
      return { rows: null, changes: Number(changes) };
    }
    const rows = statement.all(...request.parameters);
    return { rows: JSON.stringify(rows.map(withText)), changes: 0 };
  } catch (error) {
    return { rows: null, changes: 0, failure: failureOf(error) };
  }
}

/** The statements of this program are few; a listing whose filter varies must not fill the memory. */
const mostStatements = 300;

function prepared(db: DatabaseSync, statements: Map<string, StatementSync>, sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  if (statements.size >= mostStatements) statements.clear();
  const statement = db.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

/** Most messages lie in no subfolder: one buffer for all of them. */
const noBytes = Buffer.alloc(0);

function runEach(statement: StatementSync, { rows, bytes }: NonNullable<Request['many']>): Answer {
  const all = JSON.parse(rows) as SQLInputValue[][];
  for (const row of all) {
    for (const place of bytes) {
      const text = row[place];
      if (typeof text === 'string') row[place] = text === '' ? noBytes : Buffer.from(text, 'latin1');
    }
    statement.run(...row);
  }
  return { rows: null, changes: all.length };
}

/** Bytes travel as one character each: as JSON, a row costs the main thread a third of a structured clone. */
function withText(row: Record<string, unknown>): Record<string, unknown> {
  for (const column in row) {
    const value = row[column];
    if (value instanceof Uint8Array) {
      row[column] = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
    }
  }
  return row;
}

function failureOf(error: unknown): Failure {
  const { message, errcode } = error as { message: string; errcode?: number };
  return { message, code: errcode ?? null };
}
