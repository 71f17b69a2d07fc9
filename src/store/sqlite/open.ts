import { type Driver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { SqlStore } from '../store.ts';
import type { Db, Tables } from '../tables.ts';
import { ReadDriver, ThreadDriver } from './driver.ts';
import { sqliteEngine } from './engine.ts';
import { refusedError } from './failures.ts';
import { openReader } from './files.ts';
import { Glances } from './glances.ts';
import { DatabaseThread } from './thread-client.ts';
import { Turns } from './turns.ts';

/** Opens the embedded store in this folder. */
export async function openSqlite(folder: string, now: () => Date, steps = migrations): Promise<SqlStore> {
  const turns = new Turns();
  const engine = sqliteEngine(turns);
  const db = database(new ThreadDriver(await DatabaseThread.start(folder, 'owner'), turns));
  try {
    await migrate(db, engine, now, steps);
    const reader = await DatabaseThread.start(folder, 'reader');
    const looks = {
      reads: database(new ReadDriver(reader, turns)),
      glances: database(new ReadDriver(openGlances(folder, reader), turns)),
    };
    // They open their files at the first look: what is wrong with them is told now, and not to some caller later.
    for (const one of Object.values(looks)) await one.selectFrom('pulse').select('at').execute();
    return new SqlStore(db, engine, now, looks);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** It waits for nobody, since everybody would wait with it. */
function openGlances(folder: string, behind: DatabaseThread): Glances {
  const opened = openReader(folder, 0);
  if ('refused' in opened) throw refusedError(folder, opened.refused);
  return new Glances(opened.db, behind);
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
