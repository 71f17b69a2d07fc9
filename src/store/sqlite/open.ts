import { type Driver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { SqlStore } from '../store.ts';
import type { Db, Tables } from '../tables.ts';
import { ReadDriver, ThreadDriver } from './driver.ts';
import { sqliteEngine } from './engine.ts';
import { DatabaseThread } from './thread-client.ts';
import { Turns } from './turns.ts';

/** Opens the embedded store in this folder. */
export async function openSqlite(folder: string, now: () => Date, steps = migrations): Promise<SqlStore> {
  const turns = new Turns();
  const engine = sqliteEngine(turns);
  const db = database(new ThreadDriver(await DatabaseThread.start(folder, 'owner'), turns));
  try {
    await migrate(db, engine, now, steps);
    const reads = database(new ReadDriver(await DatabaseThread.start(folder, 'reader'), turns));
    // It opens its files at its first look: what is wrong with them is told now, and not to some caller later.
    await reads.selectFrom('pulse').select('at').execute();
    return new SqlStore(db, engine, now, reads);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function database(driver: Driver): Db {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new OneConnection(),
      createDriver: () => driver,
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
