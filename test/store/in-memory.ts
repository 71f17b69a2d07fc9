import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { ThreadDriver } from '../../src/store/sqlite/driver.ts';
import { sqliteEngine } from '../../src/store/sqlite/engine.ts';
import type { Answer, Request } from '../../src/store/sqlite/protocol.ts';
import type { DatabaseThread } from '../../src/store/sqlite/thread-client.ts';
import { Turns } from '../../src/store/sqlite/turns.ts';
import { SqlStore } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';

/** The real store on a database in memory, in the thread that asks: nothing waits for a disk. */
export async function openStoreInMemory(): Promise<SqlStore> {
  const turns = new Turns();
  const engine = sqliteEngine(turns);
  const database = new Database();
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new OneConnection(),
      createDriver: () => new ThreadDriver(database as unknown as DatabaseThread, turns),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    },
  });
  const now = () => new Date();
  await migrate(db, engine, now, migrations);
  return new SqlStore(db, engine, now);
}

class OneConnection extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** In place of the database thread. */
class Database {
  readonly #db = new DatabaseSync(':memory:');
  readonly #statements = new Map<string, StatementSync>();

  async run(request: Request): Promise<Answer> {
    if (request.sql === 'rollback' && !this.#db.isTransaction) return { rows: null, changes: 0 };
    const statement = this.#statements.get(request.sql) ?? this.#db.prepare(request.sql);
    this.#statements.set(request.sql, statement);
    if (request.many !== undefined) return runEach(statement, request.many);
    if (statement.columns().length === 0) {
      return { rows: null, changes: Number(statement.run(...request.parameters).changes) };
    }
    return { rows: JSON.stringify(statement.all(...request.parameters).map(withText)), changes: 0 };
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}

function runEach(statement: StatementSync, { rows, bytes }: NonNullable<Request['many']>): Answer {
  const all = JSON.parse(rows) as SQLInputValue[][];
  for (const row of all) {
    for (const place of bytes) {
      const text = row[place];
      if (typeof text === 'string') row[place] = Buffer.from(text, 'latin1');
    }
    statement.run(...row);
  }
  return { rows: null, changes: all.length };
}

function withText(row: Record<string, unknown>): Record<string, unknown> {
  for (const [column, value] of Object.entries(row)) {
    if (value instanceof Uint8Array) row[column] = Buffer.from(value).toString('latin1');
  }
  return row;
}
