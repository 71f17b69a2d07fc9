import assert from 'node:assert/strict';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { toText } from '../../src/recovery/names.ts';
import { isRoot } from '../connections/local/mount.ts';
import { poisonOf, readsAtStart, recoverWhole, unheardOf } from './unheard-of.ts';

const five = ['a', 'b', 'c', 'd', 'e'];

test('files, with nothing but the four fields that a profile needs', async (t) => {
  const house = await unheardOf(t);
  const { daemon } = house;
  for (const name of five) daemon.plant(`in/${name}`);
  daemon.plant('in/jam', 'poison');
  await daemon.start();
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.deepEqual(await poisonOf(house, job), ['in/jam']);
  assert.equal(job.counts.taken, 5);
  assert.deepEqual(daemon.delivered(), five);
});

test('folders: each is one message, and holding is none', async (t) => {
  const house = await unheardOf(t, {
    daemon: { unit: 'directory', names: true },
    profile: { message: { unit: 'directory' }, ...readsAtStart },
  });
  const { daemon } = house;
  for (const name of five) {
    daemon.plant(`in/${name}/body`, 'waits');
    daemon.plant(`in/${name}/inner/attachment`);
    chmodSync(daemon.path(`in/${name}`), 0o710);
  }
  daemon.plant('in/jam/body', 'poison');
  const job = await recoverWhole(house, 'in/jam');
  assert.equal(job.counts.found, 6);
  await daemon.untilDelivered(5);
});

for (const depth of [1, 2]) {
  test(`a queue hashed ${depth} deep: subfolders that vanish are made again as they were`, async (t) => {
    const house = await unheardOf(t, {
      daemon: { queues: [{ path: 'deferred', depth }], names: true },
      profile: { queues: [{ name: 'deferred', path: 'deferred', depth }], ...readsAtStart },
    });
    const { daemon } = house;
    const folder = (name: string) => ['deferred', ...name.slice(0, depth).split('')].join('/');
    for (const name of ['AA1', 'AB2', 'BA3', 'CA4']) {
      daemon.plant(`${folder(name)}/${name}`, 'waits');
      chmodSync(daemon.path(folder(name)), 0o751);
      chmodSync(daemon.path(`deferred/${name[0]}`), 0o711);
      if (isRoot) chownSync(daemon.path(folder(name)), 1234, 4321);
    }
    daemon.plant(`${folder('AA')}/AA9`, 'poison');
    await recoverWhole(house, `${folder('AA')}/AA9`);
    await daemon.untilDelivered(4);
  });
}

test('a message that its service carries from queue to queue is one message all the way', async (t) => {
  const queues = [
    { path: 'incoming', depth: 0 },
    { path: 'active', depth: 0 },
    { path: 'deferred', depth: 1 },
  ];
  const house = await unheardOf(t, {
    daemon: { queues, wanders: true, readsIn: 1, openMs: 600 },
    timing: { observeSeconds: 0.9 },
    profile: {
      queues: queues.map(({ path, depth }) => ({ name: path, path, depth })),
      message: { unit: 'file', wanders: true },
    },
  });
  const { daemon } = house;
  for (const name of five) daemon.plant(`incoming/${name}`);
  daemon.plant('deferred/z/zz');
  daemon.plant('incoming/jam', 'poison');
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.deepEqual(await poisonOf(house, job), ['active/jam']);
  const { found, arrived, taken, unaccounted } = job.counts;
  assert.deepEqual(
    { total: found + arrived, arrived, unaccounted },
    { total: taken + 1, arrived: 0, unaccounted: 0 },
  );
  await daemon.untilDelivered(6);
  assert.deepEqual(daemon.delivered(), [...five, 'zz']);
  const rounds = await house.store.rounds.list(job.id);
  const fall = rounds.find((round) => round.verdict === 'crashed');
  assert.equal(fall?.evidence?.inUse.length, 1, 'it was seen open, in the queue to which it had come');
});

for (const name of ['jam', 'caf\xe9']) {
  test(`the log names the poison, ${name === 'jam' ? 'as text' : 'in bytes that are no UTF-8'}`, async (t) => {
    const house = await unheardOf(t, { daemon: { names: true } });
    const { daemon } = house;
    for (const other of five) daemon.plant(`in/${other}`);
    daemon.plant(`in/${name}`, 'poison');
    await daemon.start();
    const diagnosis = await house.actions.diagnose('MAIL01', {});
    assert.equal(diagnosis.verdict, 'jammed');
    const [suspect, ...others] = diagnosis.suspects;
    assert.deepEqual(others, []);
    assert.equal(suspect?.name, toText(name));
    assert.deepEqual(suspect.why, ['named in an event']);
    const job = await house.act('recover');
    assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
    assert.deepEqual(await poisonOf(house, job), [`in/${toText(name)}`]);
    assert.deepEqual(daemon.delivered(), five);
  });
}

test('an index that is left alone is no message, wherever it lies', async (t) => {
  const house = await unheardOf(t, {
    daemon: { index: { path: 'in/index.db', is: 'file' }, names: true },
    profile: { index: [{ path: 'in/index.db' }], ...readsAtStart },
  });
  for (const name of five) house.daemon.plant(`in/${name}`, 'waits');
  house.daemon.plant('in/jam', 'poison');
  house.daemon.plantIndex('index\n');
  const job = await recoverWhole(house, 'in/jam');
  assert.equal(job.counts.found, 6);
});

for (const is of ['file', 'folder'] as const) {
  test(`a bad index that is a ${is} goes aside, and the service builds a new one`, async (t) => {
    const house = await unheardOf(t, {
      daemon: { index: { path: 'db/index', is } },
      profile: { index: [{ path: 'db/index', policy: 'set-aside' }] },
    });
    const { daemon } = house;
    daemon.plant('in/a');
    daemon.plantIndex('garbage\n');
    assert.equal((await daemon.start()).code, 1);
    await house.act('quarantine', { strategy: 'index-only' });
    await daemon.untilDelivered(1);
    const job = await house.act('recover');
    assert.deepEqual([job.state, job.outcome], ['finalized', 'index-was-bad'], job.saying);
    const db = readdirSync(`${daemon.root}/db`).filter((name) => name !== 'index');
    if (is === 'file') assert.deepEqual(db, [], 'the copies are removed');
    for (const copy of db)
      assert.ok(job.saying.includes(copy), 'a folder with something in it stays and is told');
    assert.ok(daemon.isUp());
  });
}
