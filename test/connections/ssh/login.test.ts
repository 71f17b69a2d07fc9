import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { until } from '../../contracts/host-peer.ts';
import { type SshPeer, sshPeer } from './peer.ts';

describe('a login by an ssh-agent', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer();
  });
  after(() => peer.close());

  it('takes the keys that it holds, and is refused while it holds none', async (t) => {
    const agent = join(peer.sshd.folder, 'agent');
    const running = spawn('ssh-agent', ['-D', '-a', agent], { stdio: 'ignore' });
    t.after(() => running.kill('SIGKILL'));
    await until('the agent listens', () => existsSync(agent));
    const spec = { ...peer.spec, connection: { ...peer.spec.connection, auth: { agent } } };
    await assert.rejects(openHost(spec), (error) => isProblem(error, 'login-refused'));
    execFileSync('ssh-add', ['-q', peer.sshd.key], { env: { ...process.env, SSH_AUTH_SOCK: agent } });
    const host = await openHost(spec);
    assert.equal((await host.service.look()).state, 'down');
    await host.close();
  });
});
