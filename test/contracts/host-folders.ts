import assert from 'node:assert/strict';
import { chmodSync, chownSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { type HostPeer, namesIn, plant } from './host-peer.ts';

export function foldersContract(peer: () => HostPeer): void {
  it('makes a folder with owner and mode of another, where there are such things, once', async () => {
    const { host, root, kind } = peer();
    mkdirSync(`${root}/make/in`, { recursive: true });
    if (process.getuid?.() === 0) chownSync(`${root}/make/in`, 12_345, 54_321);
    chmodSync(`${root}/make/in`, 0o2751);
    assert.equal(await host.folders.make('make/in/temp', 'make/in'), 'made');
    const { mode, uid, gid } = lstatSync(`${root}/make/in/temp`);
    const model = lstatSync(`${root}/make/in`);
    if (kind.modes) assert.deepEqual([mode, uid, gid], [model.mode, model.uid, model.gid]);
    plant(peer(), 'make/in/temp', 'a');
    assert.equal(await host.folders.make('make/in/temp', 'make/in'), 'existed');
    assert.deepEqual(namesIn(peer(), 'make/in/temp'), ['a']);
  });

  it('refuses to make one where something else is, or outside', async () => {
    const { host, root } = peer();
    plant(peer(), 'made', 'a-file');
    mkdirSync(`${root}/made/real`);
    symlinkSync(`${root}/made/real`, `${root}/made/link`);
    for (const path of ['made/a-file', 'made/link', 'made/link/x', 'made/none/x', '../x', '']) {
      await assert.rejects(host.folders.make(path, 'made'), (error) => isProblem(error), path);
    }
  });

  it('removes a folder only when it is empty', async () => {
    const { host, root } = peer();
    plant(peer(), 'remove/full', 'a');
    mkdirSync(`${root}/remove/empty`);
    assert.equal(await host.folders.removeEmpty('remove/full'), 'not-empty');
    assert.equal(await host.folders.removeEmpty('remove/empty'), 'removed');
    assert.equal(await host.folders.removeEmpty('remove/empty'), 'absent');
    assert.equal(await host.folders.removeEmpty('no-such/folder'), 'absent');
    await assert.rejects(host.folders.removeEmpty('remove/full/a'), (error) => isProblem(error));
    assert.deepEqual(namesIn(peer(), 'remove/full'), ['a']);
  });

  it('renames a folder or file and refuses to replace', async () => {
    const { host, root } = peer();
    plant(peer(), 'rename/held-1', 'a');
    plant(peer(), 'rename', 'queue.dat', 'index');
    mkdirSync(`${root}/rename/empty`);
    assert.equal(await host.folders.rename('rename/held-1', 'rename/empty'), 'name-taken');
    assert.equal(await host.folders.rename('rename/held-1', 'rename/held-2'), 'renamed');
    assert.equal(await host.folders.rename('rename/held-1', 'rename/held-3'), 'absent');
    assert.equal(await host.folders.rename('rename/queue.dat', 'rename/held-2/queue.1'), 'renamed');
    assert.deepEqual(namesIn(peer(), 'rename/held-2'), ['a', 'queue.1']);
    await assert.rejects(host.folders.rename('rename/held-2', 'none/x'), (error) =>
      isProblem(error, 'folder-missing'),
    );
  });

  it('knows volumes and free space', async () => {
    const { host, root } = peer();
    mkdirSync(`${root}/volume/a`, { recursive: true });
    assert.equal(await host.folders.sameVolume('volume', 'volume/a'), true);
    assert.ok((await host.folders.free('volume')) > 0);
    assert.ok((await host.folders.free('')) > 0);
    await assert.rejects(host.folders.sameVolume('volume', 'none'), (error) =>
      isProblem(error, 'folder-missing'),
    );
  });
}
