import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore, StoreRefused } from '../../src/store/index.ts';
import { recount } from '../contracts/store-samples.ts';
import { newFolder } from './folder.ts';

function writer(
  folder: string,
  stderr: 'inherit' | 'ignore' = 'inherit',
): ChildProcessByStdio<null, Readable, null> {
  const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
  return spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', stderr] });
}

/** Lets the process say this many lines, kills it, and gives all that it said. */
async function killedAfter(folder: string, lines: number): Promise<string[]> {
  const child = writer(folder);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
  return said;
}

function last(said: string[], word: string): number {
  const line = said.findLast((each) => each.startsWith(word));
  return line === undefined ? 0 : Number(line.split(' ')[1]);
}

for (const lines of [2, 3, 4, 31, 75]) {
  void test(`everything resolved is there after kill -9 at line ${lines}`, async () => {
    const folder = newFolder();
    const said = await killedAfter(folder, lines);
    const store = await openStore({ folder });
    assert.ok((await store.ledger.lastSeq('j1')) >= last(said, 'added'));
    const counts = await store.ledger.counts('j1');
    assert.deepEqual(counts, await recount(store, 'j1'));
    assert.ok(counts.held >= last(said, 'held'));
    // Whole batches, each settled with its messages: an intent alone is the one that was under way.
    assert.equal(counts.held % 50, 0);
    const unsettled = await store.journal.unsettled('j1');
    const intended = last(said, 'intended');
    assert.ok(unsettled.length <= 1);
    assert.ok(counts.held / 50 + unsettled.length >= intended);
    await store.close();
  });
}

void test('a second Unjam is refused while the first lives, in this process and in another', async () => {
  const folder = newFolder();
  const child = writer(folder);
  await once(child.stdout, 'data');
  const refused = (error: unknown): boolean => {
    assert.ok(error instanceof StoreRefused);
    assert.equal(error.why, 'in-use');
    assert.match(error.message, /Another Unjam is running on the store/);
    return true;
  };
  await assert.rejects(openStore({ folder }), refused);
  await assert.rejects(openStore({ folder }), refused);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const mine = await openStore({ folder });
  await assert.rejects(openStore({ folder }), refused);
  // The refused one must not have taken the lock of the first with it.
  const other = writer(folder, 'ignore');
  other.stdout.resume();
  const [code] = (await once(other, 'exit')) as [number | null];
  assert.equal(code, 1);
  await mine.ping();
  await mine.close();
});

void test('an open store that nobody uses does not keep the process alive', async () => {
  const { href } = new URL('../../src/store/index.ts', import.meta.url);
  const script = `import { openStore } from '${href}'; const s = await openStore({ folder: process.argv[1] }); await s.ping();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, newFolder()], {
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 0);
});

void test('while the database waits, the process does its other work', async () => {
  const folder = newFolder();
  const store = await openStore({ folder });
  const other = new DatabaseSync(join(folder, 'unjam.db'));
  other.exec('begin immediate');
  const before = performance.now();
  const writing = store.ping();
  let ticks = 0;
  while (performance.now() - before < 300) {
    await sleep(5);
    ticks += 1;
  }
  other.exec('commit');
  other.close();
  await writing;
  assert.ok(ticks > 10, `${ticks} ticks in 300 ms`);
  await store.close();
});

void test('after it was closed, a store says so', async () => {
  const store = await openStore({ folder: newFolder() });
  const write = store.ping();
  await Promise.all([write, store.close()]);
  await assert.rejects(store.ping(), /closed|destroyed/);
});
