import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Check } from 'typebox/value';
import { connectionSchema, connections, openHost } from '../../../src/connections/index.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import { isProblem, type ProblemCode } from '../../../src/recovery/problems.ts';
import { isRoot, withMount } from './mount.ts';
import { localSpec } from './peer.ts';

describe('the root of a local connection', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'unjam-root-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const spec = (root: string) => ({ ...localSpec(folder, 'none'), root });
  const refused = (root: string, code: ProblemCode) =>
    assert.rejects(
      openHost(spec(root)),
      (error) => isProblem(error, code) && error.more.next !== undefined,
      root,
    );

  it('is refused when it is a volume, a file, relative or missing', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const root of ['/', '//', '/proc', '/dev/shm', '/tmp/../', 'relative/path', '', '.']) {
      await refused(root, 'root-refused');
    }
    await refused(join(folder, 'file'), 'folder-missing');
    await refused(join(folder, 'none'), 'folder-missing');
    await refused(join(folder, 'file', 'below'), 'root-refused');
  });

  it('is refused where a volume is mounted, also one of the same device', { skip: !isRoot }, () =>
    withMount('tmpfs', 'size=64k', async (mounted) => {
      await refused(mounted, 'root-refused');
      mkdirSync(join(mounted, 'spool'));
      await (await openHost(spec(join(mounted, 'spool')))).close();
    }),
  );

  it('may be registered through a link, which counts at the opening alone', async () => {
    mkdirSync(join(folder, 'real'));
    mkdirSync(join(folder, 'other'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    const host = await openHost(spec(join(folder, 'link')));
    rmSync(join(folder, 'link'));
    symlinkSync(join(folder, 'other'), join(folder, 'link'));
    await host.notes.create('note', 'x');
    assert.equal(await host.notes.read('note'), 'x');
    await host.close();
  });

  it('is not mistaken for a folder that took its place', async () => {
    mkdirSync(join(folder, 'spool'));
    const host = await openHost(spec(join(folder, 'spool')));
    renameSync(join(folder, 'spool'), join(folder, 'spool.old'));
    mkdirSync(join(folder, 'spool'));
    await assert.rejects(host.notes.create('claim', 'x'), (error) => isProblem(error, 'host-failed'));
    await assert.rejects(host.files.move('', '', []), (error) => isProblem(error, 'host-failed'));
    await host.close();
  });

  it('needs a registration that fits', async () => {
    const good = localSpec(folder, 'none');
    assert.ok(connections.some(({ type }) => type === 'local'));
    assert.ok(Check(connectionSchema, good.connection));
    for (const connection of [
      { type: 'local' },
      Object.assign({ extra: 1 }, good.connection),
      { type: 'telepathy' },
    ]) {
      assert.equal(Check(connectionSchema, connection), false);
      await assert.rejects(openHost({ ...good, connection }), (error) => isProblem(error, 'server-invalid'));
    }
  });

  it('is let go at the end: what comes later is refused, and closing twice is one', async () => {
    mkdirSync(join(folder, 'closed'));
    const host = await openHost(spec(join(folder, 'closed')));
    await host.close();
    await host.close();
    await assert.rejects(host.folders.free(''), (error) => isProblem(error, 'unavailable'));
  });

  it('is opened by threads that served other roots, and of those nothing is left', async () => {
    const roots = ['first', 'second'].map((name) => join(folder, name));
    for (const root of roots) {
      mkdirSync(root);
      writeFileSync(join(root, 'note'), root);
    }
    const hosts: Host[] = [];
    const threads: number[] = [];
    for (let time = 0; time < 20; time += 1) {
      const root = roots[time % 2]!;
      const host = await openHost(spec(root));
      hosts.push(host);
      assert.equal(await host.notes.read('note'), root);
      // A listing that nobody reads to its end.
      await host.files.list('')[Symbol.asyncIterator]().next();
      threads.push(readdirSync('/proc/self/task').length);
      await host.close();
    }
    assert.equal(threads.at(-1), threads[0]);
    for (const host of hosts)
      await assert.rejects(host.notes.read('note'), (error) => isProblem(error, 'unavailable'));
  });
});
