import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { SqlStore } from '../store.ts';
import type { Db, Tables } from '../tables.ts';
import { ThreadDriver } from './driver.ts';
import { sqliteEngine } from './engine.ts';
import { DatabaseThread } from './thread-client.ts';
import { Turns } from './turns.ts';

/** Opens the embedded store in this folder. */
export async function openSqlite(folder: string, now: () => Date, steps = migrations): Promise<SqlStore> {
  const turns = new Turns();
  const engine = sqliteEngine(turns);
  const db = database(await DatabaseThread.start(folder), turns);
  try {
    await migrate(db, engine, now, steps);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqlStore(db, engine, now);
}

function database(thread: DatabaseThread, turns: Turns): Db {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new OneConnection(),
      createDriver: () => new ThreadDriver(thread, turns),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}

/** The driver makes its callers wait by itself, since it must also know who may not wait. */
class OneConnection extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
