import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, symlinkSync, truncateSync, utimesSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { at, type HostPeer, inode, listAll, plant, plantMany, until } from './host-peer.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

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
    assert.equal(found.get('file')!.modifiedAt, 1_000_000_000_250);
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
    const digests = await host.files.digest('names', awkwardNames);
    assert.deepEqual(
      digests.map((digest) => digest?.sha256),
      awkwardNames.map(sha256),
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

  it('digests content and Message-ID; null for what cannot be read', async () => {
    const { host, root } = peer();
    const mail = 'Subject: x\r\nMESSAGE-ID:\r\n <1@example.org>\r\n\r\nMessage-ID: <no@body>\r\n';
    plant(peer(), 'digest', 'mail', mail);
    plant(peer(), 'digest', 'empty', '');
    symlinkSync(`${root}/digest/mail`, `${root}/digest/link`);
    assert.deepEqual(await host.files.digest('digest', ['mail', 'empty', 'link', 'absent', '..']), [
      { sha256: sha256(mail), messageId: '<1@example.org>' },
      { sha256: sha256(''), messageId: null },
      null,
      null,
      null,
    ]);
    await assert.rejects(host.files.digest('no-such', ['a']), (error) => isProblem(error, 'folder-missing'));
  });

  it('digests a file that is larger than what is read at once', async () => {
    const { host, root } = peer();
    plant(peer(), 'large', 'sparse', 'Message-ID: <big@example.org>\n\n');
    truncateSync(`${root}/large/sparse`, 20 * 1024 * 1024 + 1);
    const [digest] = await host.files.digest('large', ['sparse']);
    const content = Buffer.alloc(20 * 1024 * 1024 + 1);
    content.write('Message-ID: <big@example.org>\n\n');
    assert.equal(digest!.sha256, createHash('sha256').update(content).digest('hex'));
    assert.equal(digest!.messageId, '<big@example.org>');
  });

  it('digests a folder over its files in name order', async () => {
    const { host } = peer();
    plant(peer(), 'units/a', 'two', '2');
    plant(peer(), 'units/a', 'one', '1');
    plant(peer(), 'units/b', 'one', '1');
    plant(peer(), 'units/b', 'two', '2');
    plant(peer(), 'units/c', 'two', '1');
    const [a, b, c] = await host.files.digest('units', ['a', 'b', 'c']);
    assert.equal(a!.sha256, sha256(`${sha256('1')}  one\n${sha256('2')}  two\n`));
    assert.equal(b!.sha256, a!.sha256);
    assert.notEqual(c!.sha256, a!.sha256);
  });

  it('reads a part of a file', async () => {
    const { host, root } = peer();
    plant(peer(), 'read', 'mail', '0123456789');
    symlinkSync('/etc/passwd', `${root}/read/link`);
    const text = async (path: string, offset: number, length: number) => {
      const bytes = await host.files.read(path, offset, length);
      return bytes === null ? null : Buffer.from(bytes).toString();
    };
    assert.equal(await text('read/mail', 0, 4), '0123');
    assert.equal(await text('read/mail', 8, 100), '89');
    assert.equal(await text('read/mail', 100, 5), '');
    for (const path of ['read/absent', 'read/link', 'read', 'no-such/mail', 'read/../../x']) {
      assert.equal(await text(path, 0, 10), null, path);
    }
  });

  it('names the files of a queue that something has open', async () => {
    const { host, kind } = peer();
    const held = kind.names.at(-1)!;
    const another = { pid: process.pid, startedAt: 'another', image: 'sleep' };
    plant(peer(), 'in', held);
    plant(peer(), 'in', 'idle');
    const release = await peer().hold('in', held);
    try {
      await until('the file is open', async () => (await host.files.inUse()).length > 0);
      assert.deepEqual(await host.files.inUse(), [`in/${held}`]);
      assert.deepEqual(await host.files.inUse([]), []);
      // Where nobody can tell whose they are, they are everybody's.
      assert.deepEqual(await host.files.inUse([another]), kind.openers ? [] : [`in/${held}`]);
    } finally {
      release();
    }
    await until('nothing is open', async () => (await host.files.inUse()).length === 0);
  });

  it('digests many messages in the order of their names', async () => {
    const { host } = peer();
    plantMany(peer(), 'hashed', 1200);
    const names = Array.from({ length: 1200 }, (_, i) => `m${1199 - i}`);
    const digests = await host.files.digest('hashed', names);
    assert.deepEqual(
      digests.map((digest) => digest?.sha256),
      names.map((name) => sha256(name.slice(1))),
    );
  });

  it('moves 10,000 messages, every one', async () => {
    const { host } = peer();
    plantMany(peer(), 'bulk', 10_000);
    plant(peer(), 'bulk/temp', 'stays');
    const first = inode(peer(), 'bulk', 'm0');
    let moved = 0;
    for await (const page of host.files.list('bulk')) {
      const names = page.filter(({ kind }) => kind === 'file').map(({ name }) => name);
      moved += (await host.files.move('bulk', 'bulk/temp', names)).moved;
    }
    assert.equal(moved, 10_000);
    assert.equal((await listAll(host.files, 'bulk/temp')).length, 10_001);
    assert.equal(lstatSync(at(peer(), 'bulk/temp', 'm0')).ino, first);
  });
}
