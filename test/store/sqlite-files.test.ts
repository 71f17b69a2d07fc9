import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore, StoreRefused } from '../../src/store/index.ts';
import { openFiles } from '../../src/store/sqlite/files.ts';
import { jobWith, messages } from '../contracts/store-samples.ts';
import { newFolder } from './folder.ts';

const pageSize = 4096;

/** A closed store with 3,000 messages; gives its folder. */
async function written(): Promise<string> {
  const folder = newFolder();
  const store = await openStore({ folder });
  await jobWith(store, 'j1', messages(1, 3000));
  await store.close();
  return folder;
}

async function refused(folder: string, why: StoreRefused['why'], says: RegExp): Promise<void> {
  await assert.rejects(openStore({ folder }), (error) => {
    assert.ok(error instanceof StoreRefused, String(error));
    assert.equal(error.why, why);
    assert.match(error.message, says);
    return true;
  });
}

void test('the file is written ahead, flushed at each commit and checked for references', () => {
  const opened = openFiles(newFolder());
  assert.ok('db' in opened);
  const pragma = (name: string): unknown => Object.values(opened.db.prepare(`pragma ${name}`).get()!)[0];
  assert.equal(pragma('journal_mode'), 'wal');
  assert.equal(pragma('synchronous'), 2);
  assert.equal(pragma('foreign_keys'), 1);
  assert.equal(pragma('busy_timeout'), 5000);
  opened.close();
});

void test('folder and files are for the own user alone', async () => {
  const folder = join(newFolder(), 'deep');
  const store = await openStore({ folder });
  const mode = (path: string): number => statSync(path).mode & 0o777;
  assert.equal(mode(folder), 0o700);
  for (const file of ['unjam.db', 'unjam.db-wal', 'unjam.db-shm', 'unjam.lock']) {
    assert.equal(mode(join(folder, file)), 0o600, file);
  }
  await store.close();
});

void test('an operator can read the file while Unjam runs', async () => {
  const folder = newFolder();
  const store = await openStore({ folder });
  await jobWith(store, 'j1', messages(1, 3));
  const reader = new DatabaseSync(join(folder, 'unjam.db'), { readOnly: true });
  assert.deepEqual({ ...reader.prepare('select count(*) as n from message').get() }, { n: 3 });
  reader.close();
  await store.close();
});

void test('a file that is no database is refused, and says where the mail is', async () => {
  const folder = await written();
  const file = join(folder, 'unjam.db');
  const content = readFileSync(file);
  writeFileSync(file, Buffer.concat([Buffer.alloc(100, 'x'), content.subarray(100)]));
  await refused(folder, 'damaged', /is damaged .* the holding folder holds a note that says how/);
  // The refusal leaves the file as it was: it can be put right.
  writeFileSync(file, content);
  await (await openStore({ folder })).close();
});

void test('a file with a page of garbage is refused', async () => {
  const folder = await written();
  const file = join(folder, 'unjam.db');
  const content = readFileSync(file);
  content.fill(0xa5, 40 * pageSize, 44 * pageSize);
  writeFileSync(file, content);
  await refused(folder, 'damaged', /is damaged/);
});

void test('a truncated file is refused', async () => {
  const folder = await written();
  truncateSync(join(folder, 'unjam.db'), 20 * pageSize);
  await refused(folder, 'damaged', /is damaged/);
});

void test('an emptied file whose log is still there is refused, and the log is kept', async () => {
  const folder = await written();
  truncateSync(join(folder, 'unjam.db'), 0);
  writeFileSync(join(folder, 'unjam.db-wal'), 'log');
  await refused(folder, 'damaged', /its log beside it is not/);
  assert.equal(readFileSync(join(folder, 'unjam.db-wal'), 'utf8'), 'log');
});

void test('a folder that cannot be one is refused', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), '');
  await refused(join(folder, 'file'), 'unusable', /cannot be used/);
});
