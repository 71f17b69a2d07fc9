import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStore, StoreRefused } from '../../src/store/index.ts';
import { foundation } from '../../src/store/migrations/0001-foundation.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { at, job } from '../contracts/store-samples.ts';
import { newFolder } from './folder.ts';

const now = (): Date => new Date(at);

function inFile<T>(folder: string, use: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(folder, 'unjam.db'));
  try {
    return use(db);
  } finally {
    db.close();
  }
}

function done(folder: string): unknown[] {
  return inFile(folder, (db) => db.prepare('select number, name from migration order by number').all()).map(
    (row) => Object.values(row as object),
  );
}

const addTable: Migration = {
  name: 'add-table',
  async up(db) {
    await sql`create table extra (id integer)`.execute(db);
  },
};

void test('a new store runs every migration once, and keeps what it holds', async () => {
  const folder = newFolder();
  const first = await openStore({ folder });
  await first.jobs.open(job('j1'));
  await first.close();
  const before = done(folder);
  assert.deepEqual(
    before,
    migrations.map(({ name }, i) => [i + 1, name]),
  );
  const second = await openStore({ folder });
  assert.equal((await second.jobs.get('j1'))?.id, 'j1');
  await second.close();
  assert.deepEqual(done(folder), before);
});

void test('a migration that fails has changed nothing, and is run again at the next start', async () => {
  const folder = newFolder();
  const failing: Migration = {
    name: 'add-table',
    async up(db, engine) {
      await addTable.up(db, engine);
      throw new Error('half way');
    },
  };
  await assert.rejects(openSqlite(folder, now, [...migrations, failing]), /half way/);
  assert.equal(done(folder).length, migrations.length);
  const store = await openSqlite(folder, now, [...migrations, addTable]);
  await store.close();
  assert.equal(done(folder).length, migrations.length + 1);
});

void test('a store of a newer schema is refused and not touched', async () => {
  const folder = newFolder();
  await (await openSqlite(folder, now, [...migrations, addTable])).close();
  const before = done(folder);
  await assert.rejects(openStore({ folder }), (error) => {
    assert.ok(error instanceof StoreRefused);
    assert.equal(error.why, 'newer');
    assert.match(error.message, /newer Unjam.*start that version again.*the holding folder holds a note/);
    return true;
  });
  assert.deepEqual(done(folder), before);
  await (await openSqlite(folder, now, [...migrations, addTable])).close();
});

void test('the schema itself keeps the audit, the one open job and the references', async () => {
  const folder = newFolder();
  const store = await openStore({ folder });
  await store.jobs.open(job('j1'));
  const row = { at, token: null, address: null, requestId: 'r', method: 'POST', path: '/' };
  await store.audit.append({ ...row, server: null, status: 200, code: null, reason: null });
  await store.close();
  inFile(folder, (db) => {
    assert.throws(() => db.exec("update audit set reason = 'other'"), /append-only/);
    assert.throws(() => db.exec('delete from audit'), /append-only/);
    const second = `insert into job (id, server, state, is_open, version, document)
      select 'j2', server, state, is_open, version, document from job`;
    assert.throws(() => db.exec(second), /UNIQUE constraint failed: job.server/);
    assert.throws(() => db.exec("insert into round (job, n, document) values (99, 1, '')"), /FOREIGN KEY/);
  });
});

void test('an audit that was changed by force, however little, does not verify', async () => {
  const force = 'drop trigger audit_no_update; drop trigger audit_no_delete;';
  const attempts: [string, number][] = [
    ["update audit set reason = 'other' where seq = 2", 2],
    ["update audit set token = 'ann' where seq = 4", 4],
    ['delete from audit where seq = 1', 2],
    ['delete from audit where seq = 3', 4],
    ['delete from audit where seq = 4', 4],
    ['delete from audit', 1],
    ['update audit set seq = 9 where seq = 4', 4],
  ];
  for (const [attempt, seq] of attempts) {
    const folder = newFolder();
    const store = await openStore({ folder });
    const row = { at, token: null, address: null, requestId: 'r', method: 'POST', path: '/' };
    const rest = { server: null, status: 200, code: null, reason: null };
    for (let i = 0; i < 4; i++) await store.audit.append({ ...row, ...rest });
    await store.close();
    inFile(folder, (db) => db.exec(`${force}${attempt}`));
    const again = await openStore({ folder });
    assert.equal((await again.audit.verify()).fault?.seq, seq, attempt);
    await again.close();
  }
});

void test('the audit of an older store is chained as it stands', async () => {
  const folder = newFolder();
  await (await openSqlite(folder, now, [foundation])).close();
  inFile(folder, (db) => {
    const columns = 'at, token, request_id, method, path, status';
    db.exec(`insert into audit (${columns}) values ('${at}', 'ann', 'r1', 'POST', '/', 200)`);
    db.exec(`insert into audit (${columns}) values ('${at}', 'bob', 'r2', 'PUT', '/', 409)`);
  });
  const store = await openStore({ folder });
  const { rows, fault } = await store.audit.verify();
  const { items } = await store.audit.list({ limit: 9 });
  assert.deepEqual([rows, fault, items.map((row) => row.token)], [2, null, ['bob', 'ann']]);
  await store.close();
});
