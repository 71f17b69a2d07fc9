import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import test from 'node:test';
import { startService } from '../demo/service.ts';
import { Daemon, postdMail } from '../peers/daemon/index.ts';
import { Caller } from './kills/caller.ts';

const gib = 1024 ** 3;

/** Bytes that the process and its threads have read so far, by the count of Linux. */
function readBy(pid: number): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

test('a sparse message of 4 GiB, of which the daemon dies, is found and set apart without being read', async (t) => {
  const daemon = new Daemon({});
  t.after(() => daemon.cleanup());
  for (let n = 1; n <= 3; n += 1) daemon.plant(`in/mail${n}`);
  const huge = `${daemon.root}/in/huge`;
  writeFileSync(huge, '');
  truncateSync(huge, 4 * gib);
  const { ino } = lstatSync(huge);
  await daemon.start();

  const folder = mkdtempSync(`${tmpdir()}/unjam-huge-`);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const service = await startService(folder);
  t.after(() => service.cleanup());
  const caller = new Caller(service);
  assert.equal((await caller.request('PUT', '/v1/profiles/postd', postdMail)).status, 201);
  await caller.register(daemon.registration('postd'));
  const before = readBy(service.pid);
  const answered = await caller.ask('recover', {});
  assert.equal(answered?.job?.state, 'finalized', answered?.detail);
  const read = readBy(service.pid) - before;
  t.diagnostic(`${Math.round(read / 1024)} KiB read`);
  assert.ok(read < gib, `${read} bytes were read`);

  const apart = `${daemon.root}/poison/${answered.job.id}/in`;
  assert.deepEqual(
    readdirSync(apart).filter((name) => name !== 'manifest.json'),
    ['huge'],
  );
  assert.deepEqual([lstatSync(`${apart}/huge`).ino, lstatSync(`${apart}/huge`).size], [ino, 4 * gib]);
  assert.ok(!existsSync(huge));
  await daemon.untilDelivered(3);
});
