import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import { pidsIn } from '../../../src/connections/service/pids.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import type { ConnectionSettings } from '../../../src/recovery/server.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { until } from '../../contracts/host-peer.ts';
import { type LocalPeer, localPeer } from './peer.ts';

describe('the ids that a status command prints', () => {
  it('are read in several spellings', () => {
    const spellings: [string, number[]][] = [
      ['running, pid 123', [123]],
      ['PID: 123', [123]],
      ['pid=123', [123]],
      ['svc (pid 123) is running...', [123]],
      ['  Main PID: 123 (exim4)', [123]],
      ['svc (pids 12 34) are running', [12, 34]],
      ['pid 12\npid 34\npid 12', [12, 34]],
      ['rapid 123, stupid: 5, port 25', []],
      ['pid 0, pid 1, pid 99999999999', []],
      ['', []],
    ];
    for (const [text, pids] of spellings) assert.deepEqual(pidsIn(text), pids, text);
  });
});

describe('a service on this machine', () => {
  let peer: LocalPeer;
  const hosts: Host[] = [];
  const children: ChildProcess[] = [];
  before(async () => {
    peer = await localPeer();
  });
  after(() => peer.close());
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const host of hosts.splice(0)) await host.close();
  });

  /** The same spool with other commands, and with what the profile says changed. */
  async function host(commands: Record<string, unknown>, change: Partial<Spec> = {}): Promise<Host> {
    const { service, ...rest } = peer.spec.connection as ConnectionSettings & { service: object };
    const connection = { ...rest, service: { ...service, ...commands } };
    const opened = await openHost({ ...peer.spec, ...change, connection });
    hosts.push(opened);
    return opened;
  }

  function program(name: string): ChildProcess {
    const file = join(peer.folder, name);
    if (!existsSync(file)) copyFileSync('/bin/sleep', file);
    const child = spawn(file, ['1000'], { stdio: 'ignore' });
    children.push(child);
    return child;
  }

  const exits = (code: number, text = '') => ['sh', '-c', `echo '${text}'; exit ${code}`];
  const image = (name: string, exclusive = false): Partial<Spec> => ({
    service: { name: 'svc', process: { image: name, exclusive } },
  });

  it('is up, down or unknown as the LSB codes say', async () => {
    const states = { 0: 'up', 1: 'down', 2: 'down', 3: 'down', 4: 'unknown', 77: 'unknown' };
    for (const [code, state] of Object.entries(states)) {
      const { service } = await host({ status: exits(Number(code), `said ${code}`) });
      const look = await service.look();
      assert.deepEqual([look.state, look.detail], [state, `said ${code}`]);
    }
  });

  it('has no state when its command is missing: a Problem that says what to do', async () => {
    const wrong = await host({ status: ['/no/such/status'], start: ['/no/such/start'] });
    await assert.rejects(
      wrong.service.look(),
      (error) => isProblem(error, 'command-failed') && !!error.more.next,
    );
    await assert.rejects(wrong.service.start(), (error) => isProblem(error, 'command-failed'));
  });

  it('answers no when a command takes too long', async () => {
    const slow = await host(
      { start: ['sleep', '1000'] },
      { timing: { ...peer.spec.timing, startSeconds: -4.8 } },
    );
    const answer = await slow.service.start();
    assert.equal(answer.ok, false);
    assert.match(answer.detail, /did not end within 0.2\d* s/);
  });

  it('is changing while our own start is under way', async () => {
    const starting = await host({ start: ['sleep', '0.4'], status: exits(3) });
    const answer = starting.service.start();
    assert.equal((await starting.service.look()).state, 'changing');
    await answer;
    assert.equal((await starting.service.look()).state, 'down');
  });

  it('is found by its image when the profile says that it is its own, or when it is one tree', async () => {
    const first = program('uj-image-own');
    const shared = await host({ status: exits(0) }, image('uj-image-own'));
    assert.deepEqual(
      (await shared.service.look()).processes.map(({ pid }) => pid),
      [first.pid],
    );
    const second = program('uj-image-own');
    const unsure = await shared.service.look();
    assert.deepEqual(unsure.processes, []);
    assert.match(unsure.detail, /2 programs named uj-image-own/);
    const own = await host({ status: exits(0) }, image('uj-image-own', true));
    assert.deepEqual(
      (await own.service.look()).processes.map(({ pid }) => pid).sort((a, b) => a - b),
      [first.pid!, second.pid!].sort((a, b) => a - b),
    );
  });

  it('is known by a script that an interpreter runs, and under strange names', async () => {
    writeFileSync(join(peer.folder, 'uj-script'), 'kill -STOP $$\n');
    children.push(spawn('sh', [join(peer.folder, 'uj-script')], { stdio: 'ignore' }));
    const script = await host({ status: exits(0) }, image('uj-script'));
    await until('found', async () => (await script.service.look()).processes.length === 1);
    const strange = program('u) Z 1 (j');
    const odd = await host({ status: exits(0) }, image('u) Z 1 (j'));
    assert.deepEqual(
      (await odd.service.look()).processes.map(({ pid }) => pid),
      [strange.pid],
    );
  });

  it('is not mistaken for the command that stops it', async () => {
    writeFileSync(join(peer.folder, 'uj-same-name'), 'sleep 0.5\n');
    const same = await host(
      { stop: ['sh', join(peer.folder, 'uj-same-name')], status: exits(3) },
      image('uj-same-name', true),
    );
    const stopping = same.service.stop();
    assert.deepEqual((await same.service.look()).processes, []);
    await stopping;
  });

  it('is in doubt when the manager names a process that is gone', async () => {
    const doubtful = await host({ status: exits(0, 'pid 4194303') });
    assert.equal((await doubtful.service.look()).state, 'unknown');
  });

  it('kills exactly the process that was meant, not the next with its id', async () => {
    const child = program('uj-kill');
    const { service } = await host({ status: exits(0, `pid ${child.pid}`), kill: ['true'] });
    const [found] = (await service.look()).processes;
    assert.equal(found!.image, 'uj-kill');
    const other = await service.kill([{ ...found!, startedAt: '1@another' }]);
    assert.match(other.detail, /had ended before/);
    assert.equal(child.exitCode ?? child.signalCode, null);
    assert.match((await service.kill([found!])).detail, /killed uj-kill/);
    await until('killed', () => child.signalCode === 'SIGKILL');
  });

  it('has no fence without its two commands, and remembers one that the caller knows of', async () => {
    const bare = await host({ fence: undefined, unfence: undefined });
    assert.equal(bare.service.canFence, false);
    await assert.rejects(bare.service.fence(), (error) => isProblem(error, 'fence-needed'));
    const known = await openHost(peer.spec, { fenced: true });
    hosts.push(known);
    assert.equal((await known.service.look()).fenced, true);
    const failing = await host({ fence: exits(1, 'cannot mask') });
    await assert.rejects(failing.service.fence(), (error) => isProblem(error, 'command-failed'));
    assert.equal((await failing.service.look()).fenced, false);
  });

  it('starts what it needs first, in order, and leaves out what nobody can tell', async () => {
    const file = (name: string) => join(peer.folder, name);
    const need = (name: string) => ({ status: ['test', '-e', file(name)], start: ['touch', file(name)] });
    const { service } = await host(
      {
        needs: { store: need('store'), mta: need('mta') },
        start: ['test', '-e', file('mta')],
        status: exits(3),
      },
      { needs: [{ name: 'store' }, { name: 'mta' }, { name: 'mystery' }] },
    );
    const before = await service.look();
    assert.deepEqual(before.needs, [
      { name: 'store', up: false },
      { name: 'mta', up: false },
    ]);
    assert.match(before.detail, /not known whether mystery is up/);
    assert.equal((await service.start()).ok, true);
    assert.deepEqual((await service.look()).needs, [
      { name: 'store', up: true },
      { name: 'mta', up: true },
    ]);
  });

  it('does not start when what it needs stays down', async () => {
    const { service } = await host(
      {
        needs: { store: { status: ['false'], start: ['true'] } },
        start: ['touch', join(peer.folder, 'started')],
      },
      { needs: [{ name: 'store', startSeconds: 0 }] },
    );
    const answer = await service.start();
    assert.equal(answer.ok, false);
    assert.match(answer.detail, /store, which it needs, did not come up/);
    assert.equal(existsSync(join(peer.folder, 'started')), false);
  });

  it('starts with a temporary folder that cannot be written', async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(peer.folder, 'no-such-folder', 'x');
    mkdirSync(join(peer.folder, 'no-such-folder'), { mode: 0o700 });
    writeFileSync(process.env.TMPDIR, 'a file');
    try {
      const { service } = await host({ start: ['true'] });
      assert.equal((await service.start()).ok, true);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      rmSync(join(peer.folder, 'no-such-folder'), { recursive: true });
    }
  });
});

describe('the health of a service', () => {
  let peer: LocalPeer;
  const servers: Server[] = [];
  before(async () => {
    peer = await localPeer();
  });
  after(async () => {
    for (const server of servers) server.close();
    await peer.close();
  });

  function port(greet: (heard: string) => string | null): Promise<number> {
    const server = createServer((socket) => {
      const greeting = greet('');
      if (greeting !== null) socket.write(greeting);
      socket.on('data', () => assert.fail('something was sent to the port')).on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    servers.push(server);
    return new Promise((resolve) =>
      server.once('listening', () => resolve((server.address() as { port: number }).port)),
    );
  }

  async function complaints(health: Spec['health']): Promise<string[]> {
    const host = await openHost({ ...peer.spec, health });
    try {
      return await host.service.health();
    } finally {
      await host.close();
    }
  }

  it('is nothing to complain of when all is well', async () => {
    await peer.host.service.start();
    const smtp = await port(() => '220 mail ESMTP\r\n');
    const silent = await port(() => null);
    assert.deepEqual(
      await complaints({
        processes: [peer.image],
        tcp: [{ port: smtp, expect: '^220 ' }, { port: silent }],
        command: ['true'],
      }),
      [],
    );
  });

  it('is one complaint for each thing that is wrong, all within seconds', async () => {
    const wrong = await port(() => '554 go away\x1b[2J\r\n');
    const silent = await port(() => null);
    const begun = performance.now();
    const found = await complaints({
      processes: ['no-such-image'],
      tcp: [{ port: wrong, expect: '^220 ' }, { port: silent, expect: '^220 ' }, { port: 1 }],
      command: ['sh', '-c', 'echo queue stuck; exit 1'],
    });
    assert.ok(performance.now() - begun < 4000);
    assert.equal(found.length, 5);
    const [image, refused, mute, closed, command] = found as [string, string, string, string, string];
    assert.equal(image, 'no process no-such-image lives');
    assert.match(refused, /says "554 go away/);
    assert.match(mute, /does not greet/);
    assert.match(closed, /ECONNREFUSED/);
    assert.match(command, /queue stuck/);
  });
});
