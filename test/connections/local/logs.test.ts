import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import { tool } from './mount.ts';
import { type LocalPeer, localPeer } from './peer.ts';

describe('the logs of a local connection', () => {
  let peer: LocalPeer;
  const hosts: Host[] = [];
  before(async () => {
    peer = await localPeer();
  });
  after(async () => {
    for (const host of hosts) await host.close();
    await peer.close();
  });

  async function withLogs(...logs: string[]): Promise<Host['logs']> {
    const signatures = logs.map((log) => ({ log, means: 'crash' as const }));
    const host = await openHost({ ...peer.spec, signatures });
    hosts.push(host);
    return host.logs;
  }

  it('may come into being later: then all of it is new, and nothing was cleared', async () => {
    const file = join(peer.folder, 'later.log');
    const logs = await withLogs(file);
    const marks = await logs.mark();
    const before = await logs.since(marks);
    assert.deepEqual(before.unreadable, [{ log: file, why: 'there is no such file' }]);
    writeFileSync(file, 'first\n');
    const reading = await logs.since(before.marks);
    assert.deepEqual([reading.records.map(({ text }) => text), reading.cleared], [['first'], []]);
    rmSync(file);
    assert.deepEqual((await logs.since(reading.marks)).cleared, [file]);
  });

  it('are found below the root, with slashes of either kind, and there never through a link', async () => {
    mkdirSync(`${peer.root}/logs`);
    writeFileSync(`${peer.root}/logs/mail`, 'below\n');
    symlinkSync(`${peer.root}/logs/mail`, `${peer.root}/logs/link.log`);
    symlinkSync(`${peer.root}/logs/mail`, join(peer.folder, 'link.log'));
    assert.ok(tool('mkfifo', `${peer.root}/logs/fifo.log`));
    const logs = await withLogs(
      'logs/mail',
      'logs\\mail',
      'logs/link.log',
      'logs/fifo.log',
      join(peer.folder, 'link.log'),
      join(peer.root, 'logs/fifo.log'),
      '../log/mail.log',
    );
    const { records, unreadable } = await logs.since(null);
    assert.deepEqual(
      records.map(({ log, text }) => `${log}: ${text}`),
      ['logs/mail: below', 'logs\\mail: below', `${join(peer.folder, 'link.log')}: below`],
    );
    assert.equal(unreadable.length, 4);
  });

  it('keep a line that is no UTF-8 byte by byte, without NUL and without its carriage return', async () => {
    const file = join(peer.folder, 'bytes.log');
    writeFileSync(file, Buffer.from('caf\xe9 \0HBWK2Q2P\r\n', 'latin1'));
    const { records } = await (await withLogs(file)).since(null);
    assert.deepEqual(
      records.map(({ text }) => text),
      ['caf\xe9 HBWK2Q2P'],
    );
  });

  it('are read on when more than 16 MiB came in between, and the newest is kept', async () => {
    const file = join(peer.folder, 'flood.log');
    writeFileSync(file, 'old\n');
    const logs = await withLogs(file);
    const marks = await logs.mark();
    const line = `${'x'.repeat(99_999)}\n`;
    for (let i = 0; i < 200; i++) appendFileSync(file, line);
    appendFileSync(file, 'newest\n');
    const reading = await logs.since(marks);
    assert.equal(reading.records.at(-1)!.text, 'newest');
    assert.ok(reading.records.length < 170);
    assert.deepEqual((await logs.since(reading.marks)).records, []);
  });
});
