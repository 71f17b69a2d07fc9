import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RefusedOpening } from './protocol.ts';

export const databaseName = 'unjam.db';
const lockName = 'unjam.lock';

/** How long a statement waits for another process that reads or copies the file, in milliseconds. */
const patience = 5000;

/** Primary result codes of SQLite. */
const busy = 5;
const corrupt = 11;
const notADatabase = 26;

export type Opened = { db: DatabaseSync; close: () => void } | { refused: RefusedOpening };

/**
 * Opens the database of this folder, owned by this process until it ends.
 *
 * The owner holds a lock on a file beside the database and not on the database itself, so that an operator
 * can still read and back up the database while Unjam runs. The kernel drops the lock with the process,
 * however it ends. It would also drop it if this process opened and closed the lock file in any other way
 * than through SQLite (POSIX locks belong to the process): nothing here ever does, once it exists.
 */
export function openFiles(folder: string): Opened {
  let lock: DatabaseSync | undefined;
  let db: DatabaseSync | undefined;
  const close = (): void => {
    db?.close();
    lock?.close();
  };
  try {
    makeFiles(folder);
    lock = new DatabaseSync(join(folder, lockName));
    lock.exec('pragma journal_mode = memory; begin exclusive');
    refuseLostLog(folder);
    db = new DatabaseSync(join(folder, databaseName), { timeout: patience });
    configure(db);
    prove(db);
    return { db, close };
  } catch (error) {
    const refused = refusal(error, db !== undefined);
    close();
    return { refused };
  }
}

/**
 * Another way to the database that its owner has opened: it reads, and never waits for a write. `waits`: how
 * long a statement waits where the way is barred all the same, in milliseconds.
 */
export function openReader(folder: string, waits = patience): Opened {
  try {
    const db = new DatabaseSync(join(folder, databaseName), { readOnly: true, timeout: waits });
    return { db, close: () => db.close() };
  } catch (error) {
    return { refused: refusal(error, true) };
  }
}

/** Folder and files for the own user alone: they name senders, and hold what a connection needs. */
function makeFiles(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of [databaseName, lockName]) {
    try {
      closeSync(openSync(join(folder, name), 'wx', 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

class Damaged extends Error {}

/** SQLite takes an empty database for a new one and would throw its log away. */
function refuseLostLog(folder: string): void {
  const log = statSync(join(folder, `${databaseName}-wal`), { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0 && statSync(join(folder, databaseName)).size === 0) {
    throw new Damaged('it is empty, and its log beside it is not');
  }
}

function configure(db: DatabaseSync): void {
  const { journal_mode: mode } = db.prepare('pragma journal_mode = wal').get() as { journal_mode: string };
  if (mode !== 'wal') throw new Error(`its volume allows only the journal mode ${mode}, and WAL is needed`);
  db.exec(`
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -16384;
    pragma journal_size_limit = 67108864;
  `);
}

/** Damage must be met now, before the first message moves, and not in the middle of a recovery. */
function prove(db: DatabaseSync): void {
  const found = db.prepare('pragma quick_check(1)').get() as { quick_check: string };
  if (found.quick_check !== 'ok') throw new Damaged(found.quick_check);
}

function refusal(error: unknown, locked: boolean): RefusedOpening {
  const { message, errcode } = error as Error & { errcode?: number };
  const code = errcode === undefined ? undefined : errcode & 0xff;
  const damaged = error instanceof Damaged || code === corrupt || code === notADatabase;
  if (damaged) return { why: 'damaged', detail: message };
  return { why: code === busy && !locked ? 'in-use' : 'unusable', detail: message };
}
