import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { check } from '../../../src/actions/check.ts';
import { systemClock } from '../../../src/actions/clock.ts';
import { openHost } from '../../../src/connections/index.ts';
import type { SmbConnection } from '../../../src/connections/smb/config.ts';
import { type Programs, smbBy } from '../../../src/connections/smb/open.ts';
import { Pool } from '../../../src/connections/smb/pool.ts';
import { isProblem, type ProblemCode } from '../../../src/recovery/problems.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { freePort } from '../../peers/exchange/ports.ts';
import { account, NtServer } from '../../peers/nt/server.ts';
import { smbConnection, smbSpec } from './peer.ts';

/** Whoever may not log in, may not do or cannot be asked: each has its own code, and the one thing to do about it. */
describe('what is wrong with a connection over SMB', () => {
  let modern: NtServer;
  let old: NtServer;
  let folder: string;
  before(async () => {
    [modern, old] = await Promise.all([
      NtServer.start({ newest: 'SMB3', oldest: 'SMB2' }),
      NtServer.start({ newest: 'NT1' }),
    ]);
    folder = mkdtempSync(join(tmpdir(), 'unjam-smb-'));
    for (const server of [modern, old]) {
      mkdirSync(`${server.drive}/spool/in`, { recursive: true });
      server.service({ name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle });
    }
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await Promise.all([modern.stop(), old.stop()]);
  });

  const idle = { start: ['false'], stop: ['true'], kill: ['true'], status: ['false'] };
  const specOn = (server: NtServer, change: Partial<SmbConnection> = {}): Spec => ({
    ...smbSpec(server, 'mail.exe'),
    connection: { ...smbConnection(server), ...change } as SmbConnection,
  });

  async function refuses(spec: Spec, code: ProblemCode, next: RegExp, open = openHost): Promise<void> {
    const error: unknown = await open(spec, {}).then(
      (host) => host.close(),
      (thrown: unknown) => thrown,
    );
    assert.ok(isProblem(error, code), `${code}: ${String(error)}`);
    assert.match(error.more.next ?? '', next);
    assert.doesNotMatch(JSON.stringify([error.message, error.more]), new RegExp(account.password));
  }

  it('a wrong password, which must not become an anonymous session', async () => {
    const file = join(folder, 'wrong');
    writeFileSync(file, 'wrong\n');
    for (const server of [modern, old])
      await refuses(specOn(server, { password: { file } }), 'login-refused', /secret/);
  });

  it('a refused dialect, which looks like a wrong password on NT', async () => {
    const { dialect: _, ...newer } = smbConnection(old);
    await refuses({ ...specOn(old), connection: newer }, 'dialect-refused', /"dialect": "nt1"/);
    await refuses(specOn(modern, { dialect: 'nt1' }), 'dialect-refused', /out of the registration/);
  });

  it('no such share, and one that the user may not enter', async () => {
    await refuses(specOn(modern, { share: 'E$' }), 'share-missing', /`share`/);
    await refuses(specOn(modern, { share: 'closed' }), 'permission-denied', /full control/);
  });

  it('a root that the share does not show', async () => {
    await refuses({ ...specOn(modern), root: 'E:\\spool' }, 'root-refused', /root/);
    await refuses({ ...specOn(modern), root: '/var/spool' }, 'root-refused', /root/);
    await refuses({ ...specOn(modern), root: '\\\\mail01\\spool\\in' }, 'root-refused', /root/);
  });

  it('no right to control the service: found by check; a look needs none, and no order passes', async () => {
    modern.service({ name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle, denied: true });
    const host = await openHost(specOn(modern));
    try {
      assert.equal((await host.service.look()).state, 'down');
      assert.deepEqual(await host.service.rivals(), []);
      const { start, stop, fence } = host.service;
      for (const order of [start, stop, fence])
        await assert.rejects(order(), (error) => isProblem(error, 'service-denied'));
      const report = await check(host, specOn(modern), systemClock, {});
      assert.equal(report.ok, false);
      const [line] = report.lines.filter(({ capability }) => capability === 'service');
      assert.match(line!.detail, /may not control MailSvc.*administrator/);
    } finally {
      await host.close();
      modern.service({ name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle });
    }
  });

  it('check proves moves on a dummy file, and says that nothing can be flushed', async () => {
    for (const server of [modern, old]) {
      const host = await openHost(specOn(server));
      try {
        const { lines } = await check(host, specOn(server), systemClock, { rehearse: true });
        const of = (wanted: string) => lines.find(({ capability }) => capability === wanted)!;
        assert.equal(of('rehearsal').state, 'ok', of('rehearsal').detail);
        assert.deepEqual([of('durability').state, of('fence').state], ['warning', 'ok']);
        assert.match(of('durability').detail, /cannot flush/);
      } finally {
        await host.close();
      }
    }
  });

  it('a host that accepts and says nothing, and one that nobody reaches', async () => {
    const mute = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as { port: number };
    await refuses(specOn(modern, { port }), 'host-silent', /console/);
    await new Promise((resolve) => mute.close(resolve));
    await refuses(specOn(modern, { port: await freePort() }), 'host-unreachable', /firewall/);
  });

  it('a program that is not installed', async () => {
    const without = join(folder, 'python');
    // A Python on which impacket is not installed.
    const script = `import os, runpy, sys; sys.modules["impacket"] = None; sys.path.insert(0, os.path.dirname(sys.argv[-1])); runpy.run_path(sys.argv[-1])`;
    writeFileSync(without, `#!/bin/sh\nexec /usr/bin/python3 -B -c '${script}' "$@"\n`);
    chmodSync(without, 0o755);
    const missing: [Partial<Programs>, RegExp][] = [
      [{ smbclient: 'no-such-smbclient' }, /install smbclient/],
      [{ python: '/no/such/python3' }, /install python3 python3-impacket/],
      [{ python: without }, /install python3-impacket/],
    ];
    for (const [programs, next] of missing) {
      const pool = new Pool({ most: 1, mostWaiting: 1, patience: 1000 });
      const all = { smbclient: 'smbclient', python: '/usr/bin/python3', ...programs };
      await refuses(specOn(modern), 'program-missing', next, (spec) => smbBy(all, pool).open(spec, {}));
      assert.equal(pool.taken, 0);
    }
  });

  it('a secret that is not there', async () => {
    await refuses(specOn(modern, { password: { file: join(folder, 'none') } }), 'secret-missing', /secret/);
    await refuses(specOn(modern, { password: { env: 'NO_SUCH_SECRET' } }), 'secret-missing', /secret/);
  });

  it('a health that nobody can look at over SMB', async () => {
    const health = { processes: ['mail.exe'] };
    await refuses({ ...specOn(modern), health }, 'server-invalid', /`tcp`/);
  });

  it('shows the password in no argument, no variable and no file of its programs', async () => {
    const before = readdirSync(tmpdir());
    const host = await openHost(specOn(modern));
    try {
      const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
      const own = children.filter((pid) => /smbclient|serve\.py/.test(told(pid, 'cmdline')));
      assert.equal(own.length, 2);
      for (const pid of own)
        for (const what of ['cmdline', 'environ']) assert.ok(!told(pid, what).includes(account.password));
      const made = readdirSync(tmpdir()).filter(
        (name) => !before.includes(name) && /^unjam-\w{6}$/.test(name),
      );
      assert.deepEqual(made, []);
    } finally {
      await host.close();
    }
  });
});

function told(pid: string, what: string): string {
  return readFileSync(`/proc/${pid}/${what}`, 'utf8');
}
