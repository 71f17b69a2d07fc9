import assert from 'node:assert/strict';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { at, type HostPeer, inode, namesIn, plant } from './host-peer.ts';

export function movesContract(peer: () => HostPeer): void {
  it('moves each name byte by byte and back again', async () => {
    const { host, root, kind } = peer();
    const awkwardNames = kind.names;
    for (const name of awkwardNames) plant(peer(), 'in', name, name);
    mkdirSync(`${root}/holding`);
    const there = await host.files.move('in', 'holding', awkwardNames);
    assert.deepEqual(there, { moved: awkwardNames.length, failures: [], flushed: there.flushed });
    assert.deepEqual(namesIn(peer(), 'holding'), [...awkwardNames].sort());
    const back = await host.files.move('holding', 'in', awkwardNames);
    assert.equal(back.moved, awkwardNames.length);
    for (const name of awkwardNames) assert.equal(readFileSync(at(peer(), 'in', name), 'utf8'), name);
  });

  it('says whether it was flushed as the host promised', async () => {
    const { host, root } = peer();
    plant(peer(), 'flush', 'a');
    mkdirSync(`${root}/flush/temp`);
    const { flushes } = await host.facts();
    assert.equal((await host.files.move('flush', 'flush/temp', ['a'])).flushed, flushes);
    assert.equal((await host.files.move('flush', 'flush/temp', [])).flushed, flushes);
  });

  it('refuses to replace: both messages stay as they are, and the others move', async () => {
    const { host } = peer();
    plant(peer(), 'taken', 'a', 'held');
    plant(peer(), 'taken', 'b', 'next');
    plant(peer(), 'taken/temp', 'a', 'new mail');
    const before = [inode(peer(), 'taken', 'a'), inode(peer(), 'taken/temp', 'a')];
    const outcome = await host.files.move('taken', 'taken/temp', ['a', 'b']);
    assert.equal(outcome.moved, 1);
    assert.deepEqual(
      outcome.failures.map(({ index, why }) => ({ index, why })),
      [{ index: 0, why: 'name-taken' }],
    );
    assert.deepEqual([inode(peer(), 'taken', 'a'), inode(peer(), 'taken/temp', 'a')], before);
    assert.equal(readFileSync(at(peer(), 'taken', 'a'), 'utf8'), 'held');
    assert.equal(readFileSync(at(peer(), 'taken/temp', 'a'), 'utf8'), 'new mail');
  });

  it('names what is absent and what is no name, in their places', async () => {
    const { host, root } = peer();
    plant(peer(), 'absent', 'b');
    mkdirSync(`${root}/absent/temp`);
    const outcome = await host.files.move('absent', 'absent/temp', ['a', 'b', '../absent/c', '..', '']);
    assert.equal(outcome.moved, 1);
    assert.deepEqual(
      outcome.failures.map(({ index, why }) => `${index} ${why}`),
      ['0 absent', '2 failed', '3 failed', '4 failed'],
    );
  });

  it('keeps inode, mode and time of change, and the owner', async () => {
    const { host, root } = peer();
    plant(peer(), 'kept', 'a');
    mkdirSync(`${root}/kept/temp`);
    const file = at(peer(), 'kept', 'a');
    chmodSync(file, 0o604);
    utimesSync(file, 1_234_567_890, 1_234_567_890);
    if (process.getuid?.() === 0) chownSync(file, 12_345, 54_321);
    const before = lstatSync(file);
    await host.files.move('kept', 'kept/temp', ['a']);
    const { ino, mode, uid, gid, mtimeMs, size } = lstatSync(at(peer(), 'kept/temp', 'a'));
    assert.deepEqual(
      { ino, mode, uid, gid, mtimeMs, size },
      {
        ino: before.ino,
        mode: before.mode,
        uid: before.uid,
        gid: before.gid,
        mtimeMs: before.mtimeMs,
        size: before.size,
      },
    );
  });

  it('moves a folder as one message and never into one that is there', async () => {
    const { host, root } = peer();
    plant(peer(), 'units/a', 'part', '1');
    plant(peer(), 'units/b', 'part', '2');
    mkdirSync(`${root}/units/temp/b`, { recursive: true });
    const outcome = await host.files.move('units', 'units/temp', ['a', 'b']);
    assert.equal(outcome.moved, 1);
    assert.deepEqual(
      outcome.failures.map(({ index, why }) => `${index} ${why}`),
      ['1 name-taken'],
    );
    assert.deepEqual(namesIn(peer(), 'units/temp/a'), ['part']);
    assert.deepEqual(namesIn(peer(), 'units/b'), ['part']);
  });

  it('refuses to go through a link or to a missing folder, and moves nothing', async () => {
    const { host, root } = peer();
    plant(peer(), 'linked/in', 'a');
    plant(peer(), 'linked/real', 'b');
    symlinkSync(`${root}/linked/real`, `${root}/linked/link`);
    const wrong: [string, string, string][] = [
      ['linked/in', 'linked/link', 'a'],
      ['linked/link', 'linked/in', 'b'],
      ['linked/in', 'linked/none', 'a'],
      ['linked/in', '..', 'a'],
    ];
    for (const [from, to, name] of wrong) {
      await assert.rejects(host.files.move(from, to, [name]), (error) => isProblem(error, 'folder-missing'));
    }
    assert.deepEqual(namesIn(peer(), 'linked/in'), ['a']);
    assert.deepEqual(namesIn(peer(), 'linked/real'), ['b']);
  });
}
