import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openStore, StoreRefused } from '../../src/store/index.ts';
import { job, jobWith, messages, recount } from '../contracts/store-samples.ts';

const root = mkdtempSync(join(tmpdir(), 'unjam-small-volume-'));
const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', root]).status === 0;
const skip = mounted ? false : 'only root can mount a small volume';
after(() => {
  if (mounted) spawnSync('/bin/umount', ['-l', root]);
  rmdirSync(root);
});

const ballast = join(root, 'ballast');

/** Fills the volume to its last byte. */
function fill(): void {
  const handle = openSync(ballast, 'a');
  try {
    for (const size of [65_536, 4096, 1]) {
      const block = Buffer.alloc(size);
      for (let written = size; written === size; ) {
        try {
          written = writeSync(handle, block);
        } catch {
          break;
        }
      }
    }
  } finally {
    closeSync(handle);
  }
}

const storeFull = (error: unknown): boolean => {
  const problem = error as { code: string; message: string; more: { next: string; untouched: string } };
  assert.equal(problem.code, 'store-full');
  assert.match(problem.message, /full|I\/O error/);
  assert.match(problem.more.next, /Free space on the volume/);
  assert.match(problem.more.untouched, /Nothing/);
  return true;
};

void test('a full volume is a problem that says what to do, and passes', { skip }, async () => {
  const store = await openStore({ folder: join(root, 'store') });
  await jobWith(store, 'j1', messages(1, 100));
  fill();
  await assert.rejects(store.ledger.add('j1', messages(101, 4000)), storeFull);
  const work = store.atomically(async (tx) => {
    await tx.ledger.mark('j1', [1], { life: 'taken' });
    await tx.ledger.add('j1', messages(101, 4000)).catch(() => undefined);
    await tx.ledger.mark('j1', [2], { life: 'taken' });
  });
  await assert.rejects(work, storeFull);
  // What was there can be read, and is what it was.
  assert.equal(await store.ledger.lastSeq('j1'), 100);
  assert.equal((await store.ledger.counts('j1')).released, 100);
  assert.deepEqual(await store.ledger.counts('j1'), await recount(store, 'j1'));
  rmSync(ballast);
  await store.ping();
  await store.ledger.add('j1', messages(101, 1000));
  await store.jobs.open(job('j2'));
  assert.equal((await store.ledger.counts('j1')).released, 1000);
  await store.close();
});

void test('a store that cannot be opened for want of space says so', { skip }, async () => {
  fill();
  await assert.rejects(openStore({ folder: join(root, 'other') }), StoreRefused);
  rmSync(ballast);
  await (await openStore({ folder: join(root, 'other') })).close();
});
