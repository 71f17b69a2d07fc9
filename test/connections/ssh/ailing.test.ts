import assert from 'node:assert/strict';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { openHost } from '../../../src/connections/index.ts';
import type { SshConnection } from '../../../src/connections/ssh/config.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { namesIn, plant, plantMany, until } from '../../contracts/host-peer.ts';
import { type SshPeer, sshPeer } from './peer.ts';

/**
 * The server of SFTP behind a program that hands it each request: a moment later, as long as the file `late` is there;
 * and as long as there is `ahead`, what it is asked to remove was removed just before.
 */
const handedOn = `#!/usr/bin/python3
import os, struct, subprocess, sys, threading, time
server = subprocess.Popen(["/usr/lib/openssh/sftp-server"], stdin=subprocess.PIPE)
threading.Thread(target=lambda: os._exit(server.wait()), daemon=True).start()
folder = os.path.dirname(sys.argv[0])
with open(folder + "/pid", "w") as file:
    file.write(str(server.pid))
while head := sys.stdin.buffer.read(4):
    if os.path.exists(folder + "/late"):
        time.sleep(0.005)
    body = sys.stdin.buffer.read(struct.unpack(">L", head)[0])
    if body[0] == 13 and os.path.exists(folder + "/ahead"):
        os.unlink(body[9:])
    server.stdin.write(head + body)
    server.stdin.flush()
server.stdin.close()
`;

/** A host in the folder of whose sshd these programs come before its own. */
async function ailing(t: TestContext, programs: Record<string, string> = {}): Promise<SshPeer> {
  const peer = await sshPeer({
    sftp: null,
    config: ['Subsystem sftp %FOLDER%/sftp', 'SetEnv HOME=%FOLDER% PATH=%FOLDER%/bin:/usr/bin:/bin'],
    prepare(folder) {
      mkdirSync(join(folder, 'bin'));
      for (const [name, script] of Object.entries({ sftp: handedOn, ...programs }))
        writeFileSync(join(folder, name), script, { mode: 0o755 });
    },
  });
  t.after(() => peer.close());
  return peer;
}

describe('a host that ails', () => {
  it('lost its server of SFTP and kept the connection: both are opened anew, and nothing is left of the old', async (t) => {
    const peer = await ailing(t);
    plant(peer, 'in', 'a');
    process.kill(Number(readFileSync(join(peer.sshd.folder, 'pid'), 'utf8')), 'SIGKILL');
    await until('it answers again', async () => {
      const [entry] = await peer.host.files.look('in', ['a']).catch(() => []);
      return entry?.name === 'a';
    });
    await until('the old connection is closed', () => peer.wire.open() === 1);
  });

  it('is slow and answers: that we wait for our turn is no sign of death', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const peer = await ailing(t);
    plantMany(peer, 'slow', 900);
    mkdirSync(`${peer.root}/slow/temp`);
    const moved = () => namesIn(peer, 'slow/temp').length;
    writeFileSync(join(peer.sshd.folder, 'late'), '');
    const names = namesIn(peer, 'slow').filter((name) => name !== 'temp');
    const moving = peer.host.files.move('slow', 'slow/temp', names);
    for (const some of [10, 20, 30]) {
      await until('some more are moved', () => moved() > some);
      t.mock.timers.tick(15_000);
    }
    assert.ok(moved() < 900, 'it was asked for a sign of life in the middle');
    rmSync(join(peer.sshd.folder, 'late'));
    assert.equal((await moving).moved, 900);
  });

  it('cannot list its processes: what is not seen is not taken for dead', async (t) => {
    const broken = (name: string) =>
      `#!/bin/sh\n[ -e "$HOME/no-${name}" ] && exit 1\nexec /usr/bin/${name} "$@"\n`;
    const programs = ['cat', 'find', 'grep'];
    const peer = await ailing(t, Object.fromEntries(programs.map((name) => [`bin/${name}`, broken(name)])));
    const { host, sshd } = peer;
    await host.service.start();
    await until('it is up', async () => (await host.service.look()).state === 'up');
    for (const name of programs) {
      writeFileSync(join(sshd.folder, `no-${name}`), '');
      const state = await host.service.look().then(
        (look) => look.state,
        (error: unknown) => `${error}`,
      );
      assert.match(state, /up|does not tell/, name);
      rmSync(join(sshd.folder, `no-${name}`));
    }
    await host.service.stop();
    await until('it is down', async () => (await host.service.look()).state === 'down');
  });

  it('ends a move itself that was begun before, in the moment in which we do', async (t) => {
    const peer = await ailing(t);
    plant(peer, 'begun/temp', 'a', 'once');
    linkSync(`${peer.root}/begun/temp/a`, `${peer.root}/begun/a`);
    writeFileSync(join(peer.sshd.folder, 'ahead'), '');
    const { moved, failures } = await peer.host.files.move('begun', 'begun/temp', ['a']);
    assert.deepEqual([moved, failures], [1, []]);
    assert.deepEqual(namesIn(peer, 'begun'), ['temp']);
  });

  it('takes the login and says nothing more: host-silent, and not that it offers no SFTP', async (t) => {
    const silent = `#!/bin/sh\n: >"$HOME/begun"\nexec sleep 1000\n`;
    const peer = await ailing(t);
    writeFileSync(join(peer.sshd.folder, 'sftp'), silent);
    peer.wire.cut();
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const connection = { ...(peer.spec.connection as SshConnection), port: peer.sshd.port };
    const opening = openHost({ ...peer.spec, connection });
    while (!existsSync(join(peer.sshd.folder, 'begun'))) await setImmediate();
    t.mock.timers.tick(20_000);
    await assert.rejects(opening, (error) => isProblem(error, 'host-silent') && error.retryable);
  });
});
