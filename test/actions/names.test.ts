import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { createServer } from 'node:net';
import test from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { awkwardNames } from '../contracts/host-names.ts';
import { fingerprint, standing } from './listing.ts';
import { readsAtStart, recoverWhole, unheardOf } from './unheard-of.ts';

/** Names that mean something to us, to the profile or to a shell, and are only names of messages here. */
const meaningful = [
  'temp',
  'poison',
  'in',
  'held',
  'unjam-1',
  '.unjam-claim.new',
  'archive*',
  '*.tmp',
  'a?c',
  '..a',
  '%41',
];
const names = [...new Set([...awkwardNames, ...meaningful])];

const held = { queues: [{ name: 'in', path: 'in', holding: 'held', ignore: ['archive', '*.lock'] }] };

test('messages of any name are moved and returned like any other, byte for byte', async (t) => {
  const house = await unheardOf(t, { daemon: { names: true }, profile: { ...held, ...readsAtStart } });
  const { daemon } = house;
  for (const [n, name] of names.entries()) {
    daemon.plant(`in/${name}`, 'waits');
    utimesSync(daemon.path(`in/${name}`), 1_000_000_000 + n, 1_000_000_000.25 + n);
  }
  daemon.plant('in/\xff *jam', 'poison');
  const job = await recoverWhole(house, 'in/\xff *jam');
  assert.equal(job.counts.found, names.length + 1);
  await daemon.untilDelivered(names.length);
  assert.deepEqual(daemon.delivered(), [...names].sort());
});

test('a file that has the name of the holding folder is refused before anything is touched', async (t) => {
  const house = await unheardOf(t);
  const { daemon } = house;
  daemon.plant('in/temp', 'poison');
  await daemon.start();
  const before = fingerprint(daemon.root);
  await assert.rejects(
    house.act('quarantine'),
    (e) => isProblem(e, 'holding-in-use') && /in\/temp is a file/.test(e.message),
  );
  assert.equal(fingerprint(daemon.root), before);
  assert.equal(await house.store.jobs.openOf('MAIL01'), null);
});

test('the note in the holding folder puts everything back by hand, whatever the paths are called', async (t) => {
  const folder = `/tmp/it's a "spool" $(id) ${process.pid}`;
  const house = await unheardOf(t, { daemon: { folder }, profile: held });
  const { daemon } = house;
  const odd = names.filter((name) => name !== '-rf');
  for (const name of odd) daemon.plant(`in/${name}`);
  daemon.plant('in/jam', 'poison');
  await daemon.start();
  const before = standing(`${daemon.root}/in`);
  const job = await house.act('quarantine');
  daemon.plant('in/case', 'waits');
  const text = execFileSync('cat', [`${daemon.root}/held/unjam-${job.id}.txt`], { encoding: 'utf8' });
  const command = text
    .split('\n')
    .find((line) => line.includes('find .'))!
    .trim();
  daemon.unit.killNow();
  rmSync(daemon.path('in/case'), { force: true });
  assert.equal(spawnSync('/bin/sh', ['-c', command]).status, 0, command);
  assert.deepEqual(standing(`${daemon.root}/in`), before);
});

test('links, pipes, sockets and devices stay where they are, counted and named, and are never opened', async (t) => {
  const house = await unheardOf(t, { daemon: {}, profile: held });
  const { daemon } = house;
  const path = (name: string) => `${daemon.root}/in/${name}`;
  daemon.plant('in/a');
  daemon.plant('in/jam', 'poison');
  daemon.plant('outside/secret');
  renameSync(`${daemon.root}/outside`, `${daemon.folder}/outside`);
  symlinkSync('a', path('to-file'));
  symlinkSync(`${daemon.folder}/outside/secret`, path('to-outside'));
  symlinkSync(`${daemon.folder}/outside`, path('to-folder'));
  symlinkSync('nowhere', path('to-nothing'));
  symlinkSync('..', path('to-above'));
  mkdirSync(path('archive'));
  mkdirSync(path('sub'));
  mkdirSync(path('x.lock'));
  execFileSync('mkfifo', [path('pipe')]);
  const others = ['pipe', 'socket'];
  // Opening this one would do: `/dev/full` for any that is opened and written.
  if (spawnSync('mknod', [path('device'), 'c', '1', '7']).status === 0) others.push('device');
  const server = createServer().listen(path('socket'));
  await once(server, 'listening');
  t.after(() => server.close());
  await daemon.start();
  const before = standing(daemon.root);
  const outside = fingerprint(`${daemon.folder}/outside`);

  const seen = {
    'a symbolic link': ['to-above', 'to-file', 'to-folder', 'to-nothing', 'to-outside'],
    'a pipe, socket or device': others.sort(),
    'a folder': ['sub'],
    'ignored by the profile': ['archive', 'x.lock'],
  };
  const diagnosis = await house.actions.diagnose('MAIL01', {});
  const report = await house.actions.check('MAIL01', {});
  for (const { queues } of [diagnosis, report]) {
    assert.equal(queues[0]?.messages, 2);
    const leftAlone = queues[0].leftAlone.map(({ what, count, examples }) => {
      assert.equal(count, examples.length);
      return [what, examples.sort()];
    });
    assert.deepEqual(Object.fromEntries(leftAlone), seen);
  }
  const job = await house.act('quarantine');
  assert.equal(job.counts.held, 2);
  await house.act('abort');
  assert.deepEqual(standing(daemon.root), before);
  assert.equal(fingerprint(`${daemon.folder}/outside`), outside);
});

test('a spool is not acquitted while something lies in it that the service may have read', async (t) => {
  const house = await unheardOf(t, { daemon: { index: { path: 'index', is: 'file' } }, profile: held });
  const { daemon } = house;
  daemon.plant('in/a');
  symlinkSync('/dev/null', `${daemon.root}/in/link`);
  daemon.plantIndex('falls of something else\n');
  await daemon.start();
  await assert.rejects(
    house.act('quarantine'),
    (e) => isProblem(e, 'action-not-allowed') && /in, which it reads, still holds link/.test(e.message),
  );
  rmSync(`${daemon.root}/in/link`);
  const job = await house.act('quarantine');
  assert.equal(job.state, 'escalated');
  assert.equal((await house.act('abort')).state, 'aborted');
});

test('new mail under the name of a message that was taken is another message, even with its inode', async (t) => {
  const house = await unheardOf(t, { profile: readsAtStart });
  const { daemon } = house;
  daemon.plant('in/used-again', 'waits');
  daemon.plant('in/jam', 'poison');
  daemon.wait(true);
  await daemon.start();
  await house.act('quarantine');
  while ((await house.act('next-bisect-round')).state === 'bisecting');
  const inode = (): number => statSync(daemon.path('in/used-again')).ino;
  const ino = inode();
  for (let tries = 0; tries === 0 || (tries < 200 && inode() !== ino); tries += 1) {
    rmSync(daemon.path('in/used-again'));
    daemon.plant('in/used-again', 'waits');
  }
  t.diagnostic(inode() === ino ? 'the inode came again' : 'this file system never gave the inode again');
  const { counts } = await house.act('finalize');
  assert.deepEqual([counts.found, counts.arrived, counts.taken, counts.returned], [2, 1, 1, 1]);
});

test('a sparse message of gigabytes is looked at, moved and hashed without being in memory', async (t) => {
  const house = await unheardOf(t, { profile: { message: { unit: 'file', format: 'rfc822' } } });
  const { daemon } = house;
  const huge = daemon.path('in/huge');
  daemon.plant('in/huge');
  truncateSync(huge, 4 * 1024 ** 3);
  daemon.plant('in/jam', 'poison');
  await daemon.start();
  const before = process.memoryUsage().rss;
  const grown = (): number => process.memoryUsage().rss - before;
  const { suspects } = await house.actions.diagnose('MAIL01', {});
  assert.equal(suspects[0]?.name, 'huge');
  assert.ok(grown() < 100 * 1024 ** 2, `${grown()} bytes more`);
  // Hashing all of it is a matter of seconds; what it costs in memory, a part of it shows.
  truncateSync(huge, 512 * 1024 ** 2);
  const { ino, blocks } = lstatSync(huge);
  const job = await house.act('quarantine');
  assert.equal(job.counts.held, 2);
  await house.act('abort');
  assert.ok(grown() < 150 * 1024 ** 2, `${grown()} bytes more`);
  assert.deepEqual([lstatSync(huge).ino, lstatSync(huge).blocks], [ino, blocks]);
});
