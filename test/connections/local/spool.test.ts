import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { inode, listAll, namesIn, plant, plantMany } from '../../contracts/host-peer.ts';
import { asNobody, isRoot, tool, withMount } from './mount.ts';
import { type LocalPeer, localPeer } from './peer.ts';

describe('a spool on this machine', () => {
  let peer: LocalPeer;
  before(async () => {
    peer = await localPeer();
  });
  after(() => peer.close());

  it('never reaches through a link that is put in the way', async () => {
    plant(peer, 'swapped/in', 'a');
    mkdirSync(`${peer.folder}/outside`);
    writeFileSync(`${peer.folder}/outside/secret`, 'secret');
    renameSync(`${peer.root}/swapped`, `${peer.root}/away`);
    mkdirSync(`${peer.folder}/outside/in`);
    symlinkSync(`${peer.folder}/outside`, `${peer.root}/swapped`);
    const { files, folders, notes } = peer.host;
    const attempts = [
      () => listAll(files, 'swapped'),
      () => listAll(files, 'swapped/in'),
      () => files.move('swapped', 'away', ['secret']),
      () => files.move('away/in', 'swapped/in', ['a']),
      () => files.digest('swapped', ['secret']),
      () => folders.make('swapped/new', 'away'),
      () => notes.create('swapped/note', 'x'),
      () => notes.replace('swapped/note', 'x'),
      () => folders.rename('away/in', 'swapped/in2'),
    ];
    for (const attempt of attempts) {
      await assert.rejects(attempt(), (error) => isProblem(error, 'folder-missing'), String(attempt));
    }
    assert.equal(await files.read('swapped/secret', 0, 9), null);
    assert.equal(await notes.read('swapped/secret'), null);
    assert.equal(await folders.removeEmpty('swapped/in'), 'absent');
    await notes.remove('swapped/secret');
    assert.deepEqual(readdirSync(`${peer.folder}/outside`).sort(), ['in', 'secret']);
  });

  it('never reaches through one that comes and goes while messages move', async () => {
    plantMany(peer, 'race/in', 300);
    mkdirSync(`${peer.root}/race/holding`);
    mkdirSync(`${peer.folder}/trap`);
    const swapping = spawn(
      'sh',
      [
        '-c',
        `cd '${peer.root}/race' && while [ ! -e stop ]; do mv holding h && ln -s '${peer.folder}/trap' holding && rm holding && mv h holding; done`,
      ],
      { stdio: 'ignore' },
    );
    let moved = 0;
    for (let i = 0; i < 300; i++) {
      try {
        moved += (await peer.host.files.move('race/in', 'race/holding', [`m${i}`])).moved;
      } catch (error) {
        assert.ok(isProblem(error, 'folder-missing'));
      }
    }
    writeFileSync(`${peer.root}/race/stop`, '');
    await once(swapping, 'exit');
    assert.deepEqual(readdirSync(`${peer.folder}/trap`), []);
    assert.equal(namesIn(peer, 'race/holding').length, moved);
    assert.equal(namesIn(peer, 'race/in').length, 300 - moved);
  });

  it('leaves FIFO, socket, device and link alone: they are shown and moved, never opened', async () => {
    mkdirSync(`${peer.root}/odd/temp`, { recursive: true });
    assert.ok(tool('mkfifo', `${peer.root}/odd/fifo`));
    const device = tool('mknod', `${peer.root}/odd/device`, 'c', '1', '5');
    const server = createServer().listen(`${peer.root}/odd/socket`);
    await once(server, 'listening');
    symlinkSync('fifo', `${peer.root}/odd/link`);
    // A writer waits in its open until somebody opens the FIFO to read: as long as it waits, nobody did.
    const writer = spawn('sh', ['-c', `echo x > '${peer.root}/odd/fifo'`], { stdio: 'ignore' });
    const names = ['fifo', 'socket', 'link', ...(device ? ['device'] : [])];
    const kinds = Object.fromEntries(
      (await listAll(peer.host.files, 'odd')).map(({ name, kind }) => [name, kind]),
    );
    assert.equal(kinds.fifo, 'other');
    assert.equal(kinds.socket, 'other');
    assert.equal(kinds.link, 'link');
    assert.deepEqual(
      await peer.host.files.digest('odd', names),
      names.map(() => null),
    );
    for (const name of names) assert.equal(await peer.host.files.read(`odd/${name}`, 0, 9), null);
    await assert.rejects(peer.host.notes.read('odd/fifo'), (error) => isProblem(error, 'host-failed'));
    assert.equal(writer.exitCode, null);
    assert.equal((await peer.host.files.move('odd', 'odd/temp', names)).moved, names.length);
    writer.kill('SIGKILL');
    server.close();
  });

  it('does not move to another volume, and says so of every name', { skip: !isRoot }, () => {
    plantMany(peer, 'volumes/in', 3);
    mkdirSync(`${peer.root}/volumes/mounted`);
    return withMount(
      'tmpfs',
      'size=64k',
      async () => {
        const { files, folders } = peer.host;
        assert.equal(await folders.sameVolume('volumes/in', 'volumes/mounted'), false);
        const outcome = await files.move('volumes/in', 'volumes/mounted', ['m0', 'm1', 'm2']);
        assert.equal(outcome.moved, 0);
        assert.deepEqual(
          outcome.failures.map(({ index, why }) => `${index} ${why}`),
          ['0 other-volume', '1 other-volume', '2 other-volume'],
        );
        assert.equal(namesIn(peer, 'volumes/in').length, 3);
      },
      `${peer.root}/volumes/mounted`,
    );
  });

  it('tells two mounts of one file system apart', { skip: !isRoot }, async () => {
    mkdirSync(`${peer.root}/bound/in`, { recursive: true });
    mkdirSync(`${peer.root}/bound/again`);
    assert.ok(tool('mount', '--bind', `${peer.root}/bound/in`, `${peer.root}/bound/again`));
    try {
      assert.equal(await peer.host.folders.sameVolume('bound/in', 'bound/again'), false);
    } finally {
      tool('umount', `${peer.root}/bound/again`);
    }
  });

  it('says that a volume is full, and leaves no half of a note', { skip: !isRoot }, () => {
    mkdirSync(`${peer.root}/full`);
    return withMount(
      'tmpfs',
      'size=64k',
      async () => {
        writeFileSync(`${peer.root}/full/old`, 'old');
        const large = 'x'.repeat(200_000);
        const { notes } = peer.host;
        await assert.rejects(notes.create('full/note', large), (error) => isProblem(error, 'disk-full'));
        await assert.rejects(notes.replace('full/old', large), (error) => isProblem(error, 'disk-full'));
        assert.deepEqual(namesIn(peer, 'full'), ['old']);
        assert.equal(await notes.read('full/old'), 'old');
      },
      `${peer.root}/full`,
    );
  });

  it('says that a volume is read-only, and moves nothing', { skip: !isRoot }, () => {
    mkdirSync(`${peer.root}/read-only`);
    return withMount(
      'tmpfs',
      'size=64k',
      async (folder) => {
        plantMany(peer, 'read-only/in', 2);
        mkdirSync(`${folder}/temp`);
        assert.ok(tool('mount', '-o', 'remount,ro', folder));
        const { files, notes, folders } = peer.host;
        const outcome = await files.move('read-only/in', 'read-only/temp', ['m0', 'm1']);
        assert.deepEqual(
          outcome.failures.map(({ why }) => why),
          ['read-only', 'read-only'],
        );
        await assert.rejects(notes.create('read-only/note', 'x'), (error) =>
          isProblem(error, 'host-read-only'),
        );
        await assert.rejects(folders.make('read-only/x', 'read-only'), (error) =>
          isProblem(error, 'host-read-only'),
        );
      },
      `${peer.root}/read-only`,
    );
  });

  it('says where the user has no right, and moves nothing', { skip: !isRoot }, async () => {
    plantMany(peer, 'denied/in', 2);
    mkdirSync(`${peer.root}/denied/temp`);
    mkdirSync(`${peer.root}/denied/locked`, { mode: 0o700 });
    chmodSync(peer.folder, 0o755);
    await asNobody(async () => {
      const { files, folders, notes } = peer.host;
      const outcome = await files.move('denied/in', 'denied/temp', ['m0', 'm1']);
      assert.deepEqual(
        outcome.failures.map(({ index, why }) => `${index} ${why}`),
        ['0 denied', '1 denied'],
      );
      const denied = (error: unknown) => isProblem(error, 'permission-denied');
      await assert.rejects(listAll(files, 'denied/locked'), denied);
      await assert.rejects(files.look('denied/locked', ['x']), denied);
      await assert.rejects(folders.make('denied/x', 'denied'), denied);
      await assert.rejects(folders.removeEmpty('denied/temp'), denied);
      await assert.rejects(folders.rename('denied/temp', 'denied/temp2'), denied);
      await assert.rejects(notes.create('denied/claim', 'x'), denied);
    });
    assert.equal(namesIn(peer, 'denied/in').length, 2);
  });

  it('ends a long reading when it is closed, and never holds a large file in memory', async () => {
    const host = await openHost(peer.spec);
    mkdirSync(`${peer.root}/huge`);
    writeFileSync(`${peer.root}/huge/sparse`, '');
    truncateSync(`${peer.root}/huge/sparse`, 4 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const reading = host.files.digest('huge', ['sparse']);
    const outcome = assert.rejects(reading, (error) => isProblem(error, 'unavailable'));
    // Other calls are answered between two chunks.
    assert.equal((await host.files.look('huge', ['sparse']))[0]?.size, 4 * 1024 ** 3);
    await host.close();
    await outcome;
    assert.ok(process.memoryUsage().rss - before < 64 * 1024 ** 2);
    rmSync(`${peer.root}/huge/sparse`);
  });

  it('leaves the main thread free while it works through a large spool', async () => {
    plantMany(peer, 'busy/in', 5000);
    mkdirSync(`${peer.root}/busy/temp`);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    for await (const page of peer.host.files.list('busy/in')) {
      const names = page.map(({ name }) => name);
      await peer.host.files.digest('busy/in', names);
      assert.equal((await peer.host.files.move('busy/in', 'busy/temp', names)).flushed, true);
    }
    delay.disable();
    assert.ok(delay.percentile(99) / 1e6 < 20, `${delay.percentile(99) / 1e6} ms`);
  });

  it('shows a renamed file to nobody twice, though the listing goes on meanwhile', async () => {
    plantMany(peer, 'shown', 3000);
    const seen: string[] = [];
    for await (const page of peer.host.files.list('shown')) {
      seen.push(...page.map(({ name }) => name));
      for (const { name } of page.slice(0, 100))
        renameSync(`${peer.root}/shown/${name}`, `${peer.root}/shown/z${name}`);
    }
    assert.equal(seen.length, 3000);
    assert.ok(seen.every((name) => name.startsWith('m')));
  });

  it('counts a hard link as the entry that it is', async () => {
    plant(peer, 'hard', 'a', 'mail');
    linkSync(`${peer.root}/hard/a`, `${peer.root}/hard/b`);
    const [a, b] = await peer.host.files.look('hard', ['a', 'b']);
    assert.equal(a!.identity, b!.identity);
    assert.equal(a!.identity.split('.')[0], String(inode(peer, 'hard', 'a')));
    assert.equal(a!.modifiedAt, Math.floor(lstatSync(`${peer.root}/hard/a`).mtimeMs));
    rmSync(`${peer.root}/hard`, { recursive: true });
    rmdirSync(`${peer.root}/busy/in`);
  });
});
