import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import type { SshConnection } from '../../../src/connections/ssh/config.ts';
import { isProblem, type Problem, type ProblemCode } from '../../../src/recovery/problems.ts';
import { startSshd } from '../../peers/sshd/index.ts';
import { type SshPeer, sshPeer } from './peer.ts';

describe('a host that ssh cannot use', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer();
  });
  after(() => peer.close());

  /** Why the host cannot be opened with this change to its registration: what `check` prints. */
  async function refusal(change: Partial<SshConnection>, root = peer.spec.root): Promise<Problem> {
    const connection = { ...peer.spec.connection, ...change } as SshConnection;
    const opening = openHost({ ...peer.spec, connection, root });
    const why: unknown = await opening.then(
      (host) => host.close(),
      (error: unknown) => error,
    );
    assert.ok(isProblem(why), `it was opened, or failed without a problem: ${why}`);
    assert.ok(why.more.next !== undefined && why.more.untouched !== undefined);
    return why;
  }

  const cases: [string, ProblemCode, () => Partial<SshConnection>][] = [
    ['has no such user', 'login-refused', () => ({ user: 'nobody-of-this-name' })],
    ['needs an agent that is not there', 'login-refused', () => ({ auth: { agent: '/no/such/agent' } })],
    ['needs a key that is none', 'login-refused', () => ({ auth: { privateKey: { file: '/etc/passwd' } } })],
    [
      'needs a file that is missing',
      'secret-missing',
      () => ({ auth: { privateKey: { file: '/no/such' } } }),
    ],
    [
      'needs a variable that is not set',
      'secret-missing',
      () => ({ auth: { privateKey: { env: 'NO_SUCH' } } }),
    ],
    ['has no such name', 'host-unreachable', () => ({ host: 'no-such-host.invalid' })],
  ];
  for (const [what, code, change] of cases) {
    it(`${what}: ${code}`, async () => {
      const problem = await refusal(change());
      assert.equal(problem.code, code, problem.message);
    });
  }

  it('offers no SFTP: sftp-missing', async (t) => {
    const sshd = await startSshd({ sftp: null });
    t.after(() => sshd.close());
    const auth = { privateKey: { file: sshd.key } };
    const problem = await refusal({ port: sshd.port, hostKey: sshd.hostKey, auth });
    assert.equal(problem.code, 'sftp-missing', problem.message);
  });

  it('runs no commands: host-failed, with what to change', async (t) => {
    const sshd = await startSshd({ config: ['ForceCommand internal-sftp'] });
    t.after(() => sshd.close());
    const auth = { privateKey: { file: sshd.key } };
    const problem = await refusal({ port: sshd.port, hostKey: sshd.hostKey, auth });
    assert.equal(problem.code, 'host-failed', problem.message);
    assert.match(problem.more.next!, /ForceCommand/);
  });

  it('has no root that can be one', async () => {
    writeFileSync(join(peer.folder, 'a-file'), '');
    const roots: [string, ProblemCode][] = [
      ['/', 'root-refused'],
      ['relative', 'root-refused'],
      ['/proc', 'root-refused'],
      ['/tmp/../etc', 'root-refused'],
      [join(peer.folder, 'a-file'), 'root-refused'],
      [join(peer.folder, 'none'), 'folder-missing'],
    ];
    for (const [root, code] of roots) assert.equal((await refusal({}, root)).code, code, root);
  });

  it('gives no sign of life: what waits is told so, and asks again over a new connection', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const other = await sshPeer();
    t.after(() => other.close());
    other.wire.freeze();
    const asked = other.host.folders.free('');
    t.mock.timers.tick(15_000);
    t.mock.timers.tick(15_000);
    assert.ok((await asked) > 0);
  });

  it('lost its root behind our back: another folder of the same name is not taken for it', async () => {
    renameSync(peer.root, `${peer.root}.aside`);
    mkdirSync(join(peer.root, 'in'), { recursive: true });
    await assert.rejects(peer.host.files.look('in', ['a']), (error) => isProblem(error, 'host-failed'));
    peer.wire.cut();
    await assert.rejects(peer.host.files.look('in', ['a']), (error) => isProblem(error, 'host-failed'));
  });
});
