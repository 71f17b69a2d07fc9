import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { symlinkSync, truncateSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { type HostPeer, plant, plantMany, until } from './host-peer.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

/** What the messages hold, and who has them open. */
export function contentContract(peer: () => HostPeer): void {
  it('digests every name byte by byte', async () => {
    const { host, kind } = peer();
    for (const name of kind.names) plant(peer(), 'digests', name, name);
    const digests = await host.files.digest('digests', kind.names);
    assert.deepEqual(
      digests.map((digest) => digest?.sha256),
      kind.names.map(sha256),
    );
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
}
