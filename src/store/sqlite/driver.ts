import type { SQLInputValue } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Request } from './protocol.ts';
import { type Looker, Questions } from './questions.ts';
import { Rows } from './rows.ts';
import type { DatabaseThread } from './thread-client.ts';
import type { Turns } from './turns.ts';

/** Kysely's way to the database thread. */
export class ThreadDriver implements Driver {
  readonly #thread: DatabaseThread;
  readonly #turns: Turns;
  readonly #connection: ThreadConnection;
  #giveBack: () => void = () => undefined;

  constructor(thread: DatabaseThread, turns: Turns) {
    this.#thread = thread;
    this.#turns = turns;
    this.#connection = new ThreadConnection(thread);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#giveBack = await this.#turns.next();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#giveBack();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.rollback();
  }

  /** Everything asked for before is done first. */
  async destroy(): Promise<void> {
    await this.#turns.next();
    await this.#thread.close();
  }
}

/**
 * The way to what only reads: nobody waits for a turn, least of all for a transaction that waits
 * for the disk. What was committed before is seen; within a transaction its own connection must be used.
 */
export class ReadDriver implements Driver {
  readonly #looker: Looker;
  readonly #turns: Turns;
  readonly #connection: ThreadConnection;

  constructor(looker: Looker, turns: Turns) {
    this.#looker = looker;
    this.#turns = turns;
    this.#connection = new ThreadConnection(new Questions(looker));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#turns.assertOutside();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction(): Promise<void> {
    return readsOnly();
  }

  commitTransaction(): Promise<void> {
    return readsOnly();
  }

  rollbackTransaction(): Promise<void> {
    return readsOnly();
  }

  async destroy(): Promise<void> {
    await this.#looker.close();
  }
}

async function readsOnly(): Promise<never> {
  throw new Error('This connection only reads');
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: Pick<DatabaseThread, 'run'>;
  #inTransaction = false;
  /** The first failure in this transaction. */
  #failure: unknown = null;

  constructor(thread: Pick<DatabaseThread, 'run'>) {
    this.#thread = thread;
  }

  async begin(): Promise<void> {
    // Immediate: to fail for want of the lock in the middle would be too late.
    await this.#thread.run({ sql: 'begin immediate', parameters: [] });
    this.#inTransaction = true;
    this.#failure = null;
  }

  async commit(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    await this.#thread.run({ sql: 'commit', parameters: [] });
    this.#inTransaction = false;
  }

  async rollback(): Promise<void> {
    this.#inTransaction = false;
    await this.#thread.run({ sql: 'rollback', parameters: [] });
  }

  /**
   * After a failure the transaction is lost, as it is in PostgreSQL, even if the work caught the error: half
   * a step may have been written, and after some failures SQLite has already rolled back by itself, so that
   * the next statement would stand alone.
   */
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#inTransaction && this.#failure !== null) throw this.#failure;
    try {
      const { rows, changes } = await this.#thread.run(requestOf(query));
      return {
        rows: rows === null ? [] : (JSON.parse(rows) as R[]),
        numAffectedRows: BigInt(changes),
      };
    } catch (error) {
      if (this.#inTransaction) this.#failure ??= error;
      throw error;
    }
  }

  /** `pages` reads by key instead: a stream would hold the one connection. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('This store does not stream');
  }
}

function requestOf({ sql, parameters }: CompiledQuery): Request {
  const [many] = parameters;
  if (!(many instanceof Rows)) return { sql, parameters: parameters as SQLInputValue[] };
  return { sql, parameters: [], many: { rows: JSON.stringify(many.rows), bytes: many.bytes } };
}
