import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { at, type HostPeer, inode, listAll, plant, plantMany } from './host-peer.ts';

export function filesContract(peer: () => HostPeer): void {
  it('lists every kind of entry as it stands', async () => {
    const { host, root, kind } = peer();
    plant(peer(), 'kinds', 'file', '12345');
    mkdirSync(`${root}/kinds/folder`);
    symlinkSync('/etc/passwd', `${root}/kinds/link`);
    symlinkSync(`${root}/kinds/folder`, `${root}/kinds/link-to-folder`);
    utimesSync(`${root}/kinds/file`, 1_000_000_000, 1_000_000_000.25);
    const found = new Map((await listAll(host.files, 'kinds')).map((entry) => [entry.name, entry]));
    assert.deepEqual([...found].map(([name, entry]) => `${name} ${entry.kind}`).sort(), [
      'file file',
      'folder folder',
      ...(kind.links ? ['link link', 'link-to-folder link'] : []),
    ]);
    assert.equal(found.get('file')!.size, 5);
    assert.equal(found.get('file')!.modifiedAt, kind.times === false ? 0 : 1_000_000_000_250);
  });

  it('lists an empty folder as nothing, and a large one in pages without a gap', async () => {
    const { host, root } = peer();
    mkdirSync(`${root}/empty`);
    assert.deepEqual(await listAll(host.files, 'empty'), []);
    plant(peer(), 'one', 'only');
    assert.equal((await listAll(host.files, 'one')).length, 1);
    plantMany(peer(), 'many', 2500);
    const names = new Set<string>();
    for await (const page of host.files.list('many')) {
      assert.ok(page.length <= 1000);
      for (const { name } of page) names.add(name);
    }
    assert.equal(names.size, 2500);
  });

  it('keeps every name byte by byte', async () => {
    const { host, kind } = peer();
    const awkwardNames = kind.names;
    for (const name of awkwardNames) plant(peer(), 'names', name, name);
    const listed = await listAll(host.files, 'names');
    assert.deepEqual(listed.map(({ name }) => name).sort(), [...awkwardNames].sort());
    const looked = await host.files.look('names', awkwardNames);
    assert.deepEqual(
      looked.map((entry) => entry?.name),
      awkwardNames,
    );
  });

  it('refuses a folder that is missing, a file, a link, or outside', async () => {
    const { host, root } = peer();
    plant(peer(), 'refused', 'a-file');
    symlinkSync('/etc', `${root}/refused/a-link`);
    const folders = [
      'no-such',
      'refused/a-file',
      'refused/a-link',
      '..',
      'refused/../..',
      '/etc',
      'refused//x',
    ];
    for (const folder of folders) {
      await assert.rejects(
        listAll(host.files, folder),
        (error) => isProblem(error, 'folder-missing'),
        folder,
      );
      assert.deepEqual(await host.files.look(folder, ['passwd']), [null]);
    }
  });

  it('looks at names without leaving the folder', async () => {
    const { host } = peer();
    plant(peer(), 'looked/inner', 'a');
    assert.deepEqual(await host.files.look('looked', ['absent', '..', '.', '', 'inner/a', 'a\0b']), [
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    assert.deepEqual(await host.files.look('no-such', ['a', 'b']), [null, null]);
    assert.equal((await host.files.look('looked', ['inner']))[0]?.kind, 'folder');
  });

  it('tells a file from another under the same name, and knows a renamed one again', async () => {
    const { host } = peer();
    plant(peer(), 'identity', 'a');
    plant(peer(), 'identity', 'b', 'another mail\n');
    plant(peer(), 'identity/temp', 'x');
    const [a, b] = await host.files.look('identity', ['a', 'b']);
    assert.notEqual(a!.identity, b!.identity);
    await host.files.move('identity', 'identity/temp', ['a']);
    assert.equal((await host.files.look('identity/temp', ['a']))[0]!.identity, a!.identity);
  });

  it('moves thousands of messages, every one', async () => {
    const { host, kind } = peer();
    const many = kind.many ?? 10_000;
    plantMany(peer(), 'bulk', many);
    plant(peer(), 'bulk/temp', 'stays');
    const first = inode(peer(), 'bulk', 'm0');
    let moved = 0;
    for await (const page of host.files.list('bulk')) {
      const names = page.filter(({ kind }) => kind === 'file').map(({ name }) => name);
      moved += (await host.files.move('bulk', 'bulk/temp', names)).moved;
    }
    assert.equal(moved, many);
    assert.equal((await listAll(host.files, 'bulk/temp')).length, many + 1);
    assert.equal(lstatSync(at(peer(), 'bulk/temp', 'm0')).ino, first);
  });
}
