import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { at, inode, listAll, namesIn, plant, until } from '../../contracts/host-peer.ts';
import { type SshPeer, sshPeer } from './peer.ts';

/** Programs of every Unix, and lsof; none of those that GNU and Linux alone have. */
const programs = ['sh', 'cat', 'ps', 'lsof', 'id', 'tail', 'mkdir', 'mv', 'rm', 'sleep', 'touch'];

describe('a host with SFTP and the plain programs of a Unix', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer({
      config: ['SetEnv HOME=%FOLDER% PATH=%FOLDER%/bin'],
      prepare(folder) {
        mkdirSync(join(folder, 'bin'));
        for (const name of programs) {
          const found = ['/bin', '/usr/bin'].map((bin) => join(bin, name)).find((file) => existsSync(file));
          assert.ok(found, `this machine has no ${name}`);
          symlinkSync(found, join(folder, 'bin', name));
        }
      },
    });
  });
  after(() => peer.close());

  it('says that it cannot flush, and still moves', async () => {
    plant(peer, 'in', 'a', 'a');
    mkdirSync(join(peer.root, 'in/temp'));
    assert.equal((await peer.host.facts()).flushes, false);
    const [before] = await peer.host.files.look('in', ['a']);
    assert.deepEqual(await peer.host.files.move('in', 'in/temp', ['a']), {
      moved: 1,
      failures: [],
      flushed: false,
    });
    const [moved] = await peer.host.files.look('in/temp', ['a']);
    assert.equal(moved?.identity, before?.identity);
    assert.equal(moved?.kind, 'file');
    assert.equal(await peer.host.folders.sameVolume('in', 'in/temp'), true);
  });

  it('does not take one of two names away where it cannot tell that they are one file', async () => {
    plant(peer, 'twice/temp', 'a', 'once');
    linkSync(at(peer, 'twice/temp', 'a'), at(peer, 'twice', 'a'));
    const { moved, failures } = await peer.host.files.move('twice', 'twice/temp', ['a']);
    assert.deepEqual([moved, failures[0]?.why], [0, 'name-taken']);
    assert.equal(inode(peer, 'twice', 'a'), inode(peer, 'twice/temp', 'a'));
  });

  it('digests over the network', async () => {
    const content = `Message-ID: <1@x>\n\n${'x'.repeat(3_000_000)}`;
    plant(peer, 'digest', 'm', content);
    assert.deepEqual(await peer.host.files.digest('digest', ['m', 'absent']), [
      { sha256: createHash('sha256').update(content).digest('hex'), messageId: '<1@x>' },
      null,
    ]);
    assert.deepEqual(
      (await listAll(peer.host.files, 'digest')).map(({ name, size }) => ({ name, size })),
      [{ name: 'm', size: content.length }],
    );
  });

  it('shows processes by ps and open files by lsof', async () => {
    const { service, files } = peer.host;
    await service.start();
    await until('it is up', async () => (await service.look()).state === 'up');
    const { processes } = await service.look();
    assert.equal(processes[0]?.pid, peer.service.pid());
    plant(peer, 'open', 'held');
    const fd = openSync(at(peer, 'open', 'held'), 'r');
    const child = spawn('sleep', ['1000'], { stdio: [fd, 'ignore', 'ignore'] });
    closeSync(fd);
    try {
      await until('it is open', async () => (await files.inUse()).length > 0);
      assert.deepEqual(await files.inUse(), ['open/held']);
      assert.deepEqual(await files.inUse(processes), []);
    } finally {
      child.kill('SIGKILL');
    }
    assert.equal((await service.kill([{ ...processes[0]!, startedAt: 'another' }])).ok, true);
    assert.equal((await service.kill(processes)).ok, true);
    await until('it is down', async () => (await service.look()).state === 'down');
  });
});

describe('a move that was begun before', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer();
  });
  after(() => peer.close());

  it('is finished: of one file under two names the source is taken away', async () => {
    plant(peer, 'begun/temp', 'a', 'once');
    linkSync(at(peer, 'begun/temp', 'a'), at(peer, 'begun', 'a'));
    const was = inode(peer, 'begun', 'a');
    assert.equal((await peer.host.files.move('begun', 'begun/temp', ['a'])).moved, 1);
    assert.deepEqual(namesIn(peer, 'begun'), ['temp']);
    assert.equal(inode(peer, 'begun/temp', 'a'), was);
  });

  it('is told apart from another message of the same name, size and time', async () => {
    plant(peer, 'alike', 'a', 'one');
    plant(peer, 'alike/temp', 'a', 'two');
    const { moved, failures } = await peer.host.files.move('alike', 'alike/temp', ['a']);
    assert.deepEqual([moved, failures[0]?.why], [0, 'name-taken']);
    assert.deepEqual(namesIn(peer, 'alike'), ['a', 'temp']);
  });
});
