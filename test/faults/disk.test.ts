import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../src/recovery/problems.ts';
import { openHouse } from '../actions/house.ts';
import { tool, withMount } from '../connections/local/mount.ts';
import { startService } from '../demo/service.ts';

const jammed = {
  messages: 8,
  poison: ['clean' as const],
  seed: 3,
  faults: { poison: { when: 'load' as const } },
};

/** Leaves no byte free. */
function fill(folder: string): void {
  const ballast = Buffer.alloc(64 * 1024);
  assert.throws(() => {
    for (;;) writeFileSync(`${folder}/ballast`, ballast, { flag: 'a' });
  }, /ENOSPC/);
}

test("the store's disk is full in the middle of a recovery: it is refused, and goes on when there is room", async (t) => {
  await withMount('tmpfs', 'size=8m', async (volume) => {
    const house = await openHouse(t, jammed, `${volume}/store`);
    const { exchange } = house;
    await exchange.start();
    await house.act('quarantine');
    fill(volume);
    // The log of the store has some room left inside; when that is used up, the next write is refused.
    const error = await failureOf(async () => {
      for (let n = 0; n < 500; n += 1)
        await house.actions.note('MAIL01', 'x'.repeat(4000), { who: 'ann', requestId: 'n' });
    });
    assert.ok(isProblem(error, 'store-full'), String(error));
    const refused = await failureOf(() => house.act('next-bisect-round', { round: 1 }));
    assert.ok(isProblem(refused, 'store-full'), String(refused));
    rmSync(`${volume}/ballast`);
    const job = await house.act('recover');
    assert.equal(job.state, 'finalized', job.saying);
    await exchange.untilDelivered(jammed.messages);
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
    await house.store.close();
  });
});

test('the volume of the spool becomes read-only in the middle of a recovery: nothing is lost, and it goes on', async (t) => {
  await withMount('tmpfs', 'size=32m', async (volume) => {
    const house = await openHouse(t, { ...jammed, folder: `${volume}/exchange` });
    const { exchange } = house;
    await exchange.start();
    await house.act('stop');
    const before = exchange.spoolListing();
    assert.ok(tool('mount', '-o', 'remount,ro', volume));
    const refused = await failureOf(() => house.act('quarantine'));
    assert.ok(isProblem(refused), String(refused));
    assert.ok(refused.more.next, 'it says what to do');
    assert.deepEqual(exchange.spoolListing(), before);
    assert.ok(tool('mount', '-o', 'remount,rw', volume));
    const job = await house.act('recover');
    assert.equal(job.state, 'finalized', job.saying);
    await exchange.untilDelivered(jammed.messages);
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
    await exchange.cleanup();
  });
});

test('a store that is damaged at the start is refused in words, with the way to the mail', async (t) => {
  const folder = mkdtempSync(`${tmpdir()}/unjam-damaged-`);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const service = await startService(folder);
  await service.stop();
  truncateSync(`${folder}/unjam.db`, 9000);
  if (existsSync(`${folder}/unjam.db-wal`)) rmSync(`${folder}/unjam.db-wal`);
  const before = readdirSync(folder);
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const again = spawn(process.execPath, [main], { env: { UNJAM_DATA: folder, UNJAM_PORT: '0' } });
  let said = '';
  for (const stream of [again.stdout, again.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [code] = (await once(again, 'exit')) as [number];
  assert.notEqual(code, 0);
  assert.match(said, /UNJAM_DATA: .*damaged.*the holding folder holds a note that says how/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => !before.includes(name)),
    [],
    'nothing is made anew',
  );
});

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return assert.fail('it was not refused');
}
