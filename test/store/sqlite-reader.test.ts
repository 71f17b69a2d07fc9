import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../src/store/index.ts';
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
