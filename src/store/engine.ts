import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ByteName, toBytes } from '../recovery/names.ts';
import type { Db, Tables } from './tables.ts';

/** Everything in which the database engines differ. Queries and migrations above it are the same for all. */
export interface Engine {
  /** Type of a column that holds raw bytes. */
  readonly bytes: RawBuilder<unknown>;
  /** Type of a primary key that counts up by itself and never uses a number again. */
  readonly counted: RawBuilder<unknown>;
  /**
   * Runs the work in a transaction of its own, after those that were asked for before. Where the engine has
   * one connection, using it from within the work by another way than the given one throws: it would wait
   * for its own end.
   */
  transaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T>;
  /** Makes the table refuse every change and removal of its rows. */
  appendOnly(db: Db, table: keyof Tables): Promise<void>;
  /** Whether the column is one of the numbers: one parameter, however many there are. */
  inSeqs(column: string, seqs: number[]): Expression<SqlBool>;
  /** Whether the column fits a pattern in which `*` stands for any characters, and nothing else is special. */
  matches(column: string, pattern: string): Expression<SqlBool>;
  /** The bytes of a text column or parameter. */
  asBytes(text: Expression<unknown>): RawBuilder<ByteName>;
  /** Adds rows, their values in the order of the columns; in the columns of bytes they are byte names. */
  insertMany<T extends keyof Tables>(
    db: Db,
    table: T,
    columns: readonly (keyof Tables[T] & string)[],
    ofBytes: ReadonlySet<string>,
    rows: (string | number | null)[][],
  ): Promise<void>;
}

/** A name as the bytes it is, in a query. */
export function bytes(name: ByteName): RawBuilder<ByteName> {
  return sql<ByteName>`${toBytes(name)}`;
}

/** Runs the work in the transaction that is open, or in one of its own. */
export async function together<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? await work(db) : await db.transaction().execute(work);
}
