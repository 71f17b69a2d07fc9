import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from '../../src/store/index.ts';
import { Glances } from '../../src/store/sqlite/glances.ts';
import { DatabaseThread } from '../../src/store/sqlite/thread-client.ts';
import { job } from '../contracts/store-samples.ts';
import { newFolder } from './folder.ts';

void test('who reads does not wait for a transaction, and sees nothing of it before its end', async () => {
  const store = await openStore({ folder: newFolder() });
  await store.jobs.open(job('j1', 'mail01'));
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: inside, resolve: begun } = Promise.withResolvers<void>();
  const writing = store.atomically(async (tx) => {
    await tx.jobs.open(job('j2', 'mail02'));
    assert.equal((await tx.jobs.get('j2'))?.id, 'j2', 'the transaction sees its own');
    begun();
    await held;
  });
  await inside;
  assert.equal((await store.jobs.get('j1'))?.id, 'j1');
  assert.equal(await store.jobs.get('j2'), null);
  release();
  await writing;
  assert.equal((await store.jobs.get('j2'))?.id, 'j2', 'what is committed is seen at once');
  await store.close();
});

void test('a store that is closed while it is asked still closes', async () => {
  const store = await openStore({ folder: newFolder() });
  const asked = Array.from({ length: 50 }, () => store.jobs.get('j1').catch(() => null));
  await store.close();
  await Promise.all(asked);
});

void test('a glance that cannot be had here is answered by the thread that reads', async () => {
  const folder = newFolder();
  const store = await openStore({ folder });
  await store.jobs.open(job('j1', 'mail01'));
  const thread = await DatabaseThread.start(folder, 'reader');
  const glances = new Glances(new DatabaseSync(':memory:'), thread);
  const [answer] = await Promise.all(glances.runAll([{ sql: 'select id from job', parameters: [] }]));
  assert.equal(answer?.rows, '[{"id":"j1"}]');
  const [refused] = glances.runAll([{ sql: 'select id from nowhere', parameters: [] }]);
  await assert.rejects(refused!, /no such table: nowhere/);
  await glances.close();
  await thread.close();
  await store.close();
});
