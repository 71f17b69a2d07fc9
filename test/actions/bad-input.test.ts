import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import test, { type TestContext } from 'node:test';
import type { ActionName } from '../../src/recovery/job.ts';
import { isProblem, type ProblemCode } from '../../src/recovery/problems.ts';
import { asNobody, isRoot, tool, withMount } from '../connections/local/mount.ts';
import { caller } from './house.ts';
import { fingerprint, standing } from './listing.ts';
import { type Oddities, type UnheardOf, unheardOf } from './unheard-of.ts';

/** Jammed: the service has fallen of what lies in its spool. */
async function jammed(t: TestContext, oddities: Oddities = {}): Promise<UnheardOf> {
  const house = await unheardOf(t, oddities);
  house.daemon.plant('in/a');
  house.daemon.plant('in/jam', 'poison');
  await house.daemon.start();
  return house;
}

const begins: ActionName[] = ['stop', 'quarantine', 'recover'];

/** What begins a recovery meets this problem, and all is as it was: spool, service, fence, and no job is open. */
async function refuses(house: UnheardOf, code: ProblemCode, actions = begins): Promise<void> {
  const { daemon, store } = house;
  const before = fingerprint(daemon.folder);
  for (const action of actions) {
    const error: unknown = await house.act(action).catch((e: unknown) => e);
    assert.ok(isProblem(error, code), `${action}: ${String(error)}`);
    assert.ok(error.more.untouched && error.more.next, `${code} says what is untouched and what to do`);
  }
  assert.equal(fingerprint(daemon.folder), before);
  assert.equal(await store.jobs.openOf('MAIL01'), null);
}

test('a queue that does not exist', async (t) => {
  const queues = ['in', 'out'].map((name) => ({ name, path: name }));
  const house = await jammed(t, { profile: { queues } });
  await refuses(house, 'folder-missing');
  await assert.rejects(house.actions.plan('MAIL01', 'quarantine', {}), (e) => isProblem(e, 'folder-missing'));
});

test('a queue that is a file, or a link to a folder', async (t) => {
  const house = await jammed(t);
  const queue = `${house.daemon.root}/in`;
  renameSync(queue, `${house.daemon.root}/away`);
  writeFileSync(queue, 'no folder');
  await refuses(house, 'folder-missing');
  rmSync(queue);
  symlinkSync('away', queue);
  await refuses(house, 'folder-missing');
});

test('a root that is missing, a file, or all of the host', async (t) => {
  const house = await jammed(t);
  const { daemon, store } = house;
  const registered = (await store.servers.get('MAIL01'))!;
  const { name: _, version: __, ...registration } = registered;
  for (const [root, code] of [
    [`${daemon.root}/nowhere`, 'folder-missing'],
    [`${daemon.root}/in/a`, 'folder-missing'],
    ['/', 'root-refused'],
    ['/proc/self/cwd/../../../../..', 'root-refused'],
    ['spool', 'root-refused'],
  ] as [string, ProblemCode][]) {
    await store.servers.put('MAIL01', { ...registration, root });
    await refuses(house, code, ['quarantine']);
  }
});

test('a holding folder on another volume', { skip: !isRoot && 'needs root' }, async (t) => {
  const house = await jammed(t);
  const temp = `${house.daemon.root}/in/temp`;
  mkdirSync(temp);
  await withMount('tmpfs', 'size=1m', () => refuses(house, 'holding-elsewhere'), temp);
});

/** Does it again and again until the volume takes no more. */
function fillUp(once: (n: number) => void): void {
  assert.throws(
    () => {
      for (let n = 0; n < 10_000; n += 1) once(n);
    },
    { code: 'ENOSPC' },
  );
}

test('a volume that is full, of bytes or of names, or read-only', {
  skip: !isRoot && 'needs root',
}, async (t) => {
  await withMount('tmpfs', 'size=2m', async (mount) => {
    const house = await jammed(t, { daemon: { folder: `${mount}/bytes` } });
    fillUp((n) => appendFileSync(`${mount}/ballast`, Buffer.alloc(n === 0 ? 1024 * 1024 : 4096)));
    await refuses(house, 'disk-full');
  });
  await withMount('tmpfs', 'size=4m,nr_inodes=40', async (mount) => {
    const house = await jammed(t, { daemon: { folder: `${mount}/names` } });
    fillUp((n) => writeFileSync(`${mount}/ballast${n}`, ''));
    await refuses(house, 'disk-full');
  });
  await withMount('tmpfs', 'size=4m', async (mount) => {
    const house = await jammed(t, { daemon: { folder: `${mount}/fixed` } });
    assert.ok(tool('mount', '-o', 'remount,ro', mount));
    await refuses(house, 'host-read-only');
  });
});

test('a spool that we may not read, or not write', { skip: !isRoot && 'needs root' }, async (t) => {
  const house = await jammed(t);
  const { daemon } = house;
  chmodSync(daemon.folder, 0o755);
  chmodSync(`${daemon.root}/in`, 0o700);
  await asNobody(() => refused(house, 'permission-denied'));
  chmodSync(`${daemon.root}/in`, 0o755);
  await asNobody(() => refused(house, 'permission-denied'));
});

/** As `refuses`, for a user who may not read all that a fingerprint is made of. */
async function refused(house: UnheardOf, code: ProblemCode): Promise<void> {
  for (const action of begins) await assert.rejects(house.act(action), (e) => isProblem(e, code), action);
  assert.equal(await house.store.jobs.openOf('MAIL01'), null);
}

test('a queue that we may not write stops a recovery before its first move', {
  skip: !isRoot && 'needs root',
}, async (t) => {
  const house = await jammed(t);
  const { daemon } = house;
  chmodSync(daemon.folder, 0o755);
  chownSync(daemon.root, 65_534, 65_534);
  chmodSync(daemon.config.dir, 0o777);
  const before = standing(daemon.root);
  await asNobody(async () => {
    await assert.rejects(house.act('quarantine'), (e) => isProblem(e, 'permission-denied'));
    assert.deepEqual(
      standing(daemon.root).filter((line) => !line.startsWith('.unjam')),
      before,
    );
    assert.equal((await house.act('abort')).state, 'aborted');
  });
  assert.deepEqual(standing(daemon.root), before);
  assert.equal(existsSync(`${daemon.config.dir}/fenced`), false, 'nothing keeps it from being started');
});

test('two servers with one root, however it is spelled: the second is refused until the first has ended', async (t) => {
  const house = await jammed(t);
  const { daemon, actions, store } = house;
  const registration = daemon.registration('postd');
  symlinkSync(daemon.root, `${daemon.folder}/other`);
  await store.servers.put('MAIL02', registration);
  await store.servers.put('MAIL03', { ...registration, root: `${daemon.folder}/other` });
  const job = await house.act('quarantine');
  const before = fingerprint(daemon.root);
  for (const server of ['MAIL02', 'MAIL03']) {
    await assert.rejects(
      actions.act(server, 'quarantine', { evenIfHealthy: true }, caller),
      (e) => isProblem(e, 'spool-claimed') && e.more.extra?.job === job.id,
    );
    assert.equal(await store.jobs.openOf(server), null);
  }
  assert.equal(fingerprint(daemon.root), before);
  await house.act('abort');
  const { done } = await actions.act('MAIL03', 'quarantine', {}, caller);
  assert.equal((await done).state, 'quarantined');
});
