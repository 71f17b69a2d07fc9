import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { check } from '../../../src/actions/check.ts';
import { systemClock } from '../../../src/actions/clock.ts';
import { openHost } from '../../../src/connections/index.ts';
import type { SmbConnection } from '../../../src/connections/smb/config.ts';
import { isProblem, type ProblemCode } from '../../../src/recovery/problems.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { account, NtServer } from '../../peers/nt/server.ts';
import { smbConnection, smbSpec } from './peer.ts';

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

  async function refuses(spec: Spec, code: ProblemCode, next: RegExp): Promise<void> {
    const error: unknown = await openHost(spec).then(
      (host) => host.close(),
      (thrown: unknown) => thrown,
    );
    assert.ok(isProblem(error, code), `${code}: ${String(error)}`);
    assert.match(error.more.next ?? '', next);
    assert.doesNotMatch(JSON.stringify([error.message, error.more]), new RegExp(account.password));
  }

  it('a root that the share does not show', async () => {
    await refuses({ ...specOn(modern), root: 'E:\\spool' }, 'root-refused', /root/);
    await refuses({ ...specOn(modern), root: '/var/spool' }, 'root-refused', /root/);
    await refuses({ ...specOn(modern), root: '\\\\mail01\\spool\\in' }, 'root-refused', /root/);
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
