import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Run } from '../../../src/connections/command/ran.ts';
import { windowsManager } from '../../../src/connections/managers/windows.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { until } from '../../contracts/host-peer.ts';
import { serviceContract } from '../../contracts/host-service.ts';
import { untouched } from '../../peers/windows/service.ts';
import { fenceMemory, type WindowsPeer, windowsPeer } from './windows-peer.ts';

describe('windows: service', () => {
  let peer: WindowsPeer;
  before(async () => {
    peer = await windowsPeer();
  });
  after(() => peer.close());
  serviceContract(() => peer);
});

describe('windows: service in German', () => {
  let peer: WindowsPeer;
  before(async () => {
    peer = await windowsPeer();
    peer.windows.keep({ german: true });
  });
  after(() => peer.close());
  serviceContract(() => peer);
});

describe('the manager of Windows', () => {
  let peer: WindowsPeer;
  before(async () => {
    peer = await windowsPeer();
  });
  after(() => peer.close());
  beforeEach(async () => {
    for (const name of ['refuse-stop', 'stays', 'deny-kill', 'ran', 'pid']) peer.windows.mark(name, false);
    peer.windows.keep(untouched);
  });
  const managed = (change: Partial<Spec['service']> = {}, memory = fenceMemory()) =>
    windowsManager(peer.run, { ...peer.spec, service: { ...peer.spec.service, ...change } }, memory);

  async function running() {
    const manager = managed();
    assert.equal((await manager.start()).ok, true);
    await until('up', async () => (await manager.status()).state === 'up');
    return manager;
  }

  it('tells how it ended, as Windows numbers it', async () => {
    const manager = managed();
    assert.equal((await manager.status()).exitCode, null, 'never started');
    await running();
    process.kill(peer.windows.pid(), 'SIGKILL');
    await until('down', async () => (await manager.status()).state === 'down');
    const status = await manager.status();
    assert.equal(status.exitCode, 1067);
    assert.match(status.detail, /STOPPED.*ended unexpectedly \(Windows error 1067\)/);
  });

  it('sees that the Stop button is unavailable, and says what Windows says', async () => {
    const manager = await running();
    assert.equal((await manager.status()).acceptsStop, true);
    peer.windows.mark('refuse-stop', true);
    assert.equal((await manager.status()).acceptsStop, false);
    assert.match((await manager.stop()).detail, /1061/);
    peer.windows.mark('refuse-stop', false);
    assert.equal((await manager.start()).ok, true, 'it runs already');
    assert.equal((await manager.stop()).ok, true);
    await until('down', async () => (await manager.status()).state === 'down');
    assert.equal((await manager.stop()).ok, true, 'it is down already');
  });

  it('is a Problem when there is no such service, never "down"', async () => {
    const wrong = managed({ name: 'NoSuchService' });
    await assert.rejects(
      wrong.status(),
      (error) => isProblem(error, 'command-failed') && /1060/.test(error.message),
    );
    assert.equal((await wrong.start()).ok, false);
    assert.equal(await wrong.needIsUp('NoSuchService'), null);
    assert.equal(await wrong.needIsUp(untouched.name), false);
  });

  it('kills by process id; by image only where it is its own; never what others share', async () => {
    const asked: string[][] = [];
    const listening: Run = (argv, options) => {
      asked.push(argv);
      return peer.run(argv, options);
    };
    const killing = (exclusive: boolean) =>
      windowsManager(
        listening,
        { ...peer.spec, service: { name: untouched.name, process: { image: peer.image, exclusive } } },
        fenceMemory(),
      );
    await running();
    const pid = peer.windows.pid();
    peer.windows.keep({ type: '20' });
    assert.match((await killing(false).kill())!.detail, /also holds other services/);
    peer.windows.keep({ type: '10', tellsPid: false });
    assert.equal((await killing(false).kill())!.ok, false);
    assert.equal(peer.windows.pid(), pid, 'it lives');
    assert.ok(!asked.flat().includes('taskkill.exe'));

    assert.equal((await killing(true).kill())!.ok, true);
    assert.deepEqual(asked.at(-1), ['taskkill.exe', '/F', '/IM', peer.image]);
    await until('down', () => peer.windows.pid() === 0);

    peer.windows.keep({ tellsPid: true });
    await running();
    peer.windows.mark('deny-kill', true);
    assert.equal((await killing(true).kill())!.ok, false);
    peer.windows.mark('deny-kill', false);
    const second = String(peer.windows.pid());
    assert.equal((await killing(true).kill())!.ok, true);
    assert.deepEqual(asked.at(-1), ['taskkill.exe', '/F', '/PID', second]);
    await until('down', () => peer.windows.pid() === 0);
    assert.equal((await killing(true).kill())!.ok, true, 'nothing is left to kill');
  });

  it('names what Windows does by itself when the service fails', async () => {
    assert.deepEqual(await managed().rivals(), []);
    const actions = ['RESTART -- Delay = 60000 milliseconds.', 'REBOOT -- Delay = 5 milliseconds.'];
    peer.windows.keep({ failureActions: [...actions, 'NONE -- Delay = 0 milliseconds.'] });
    assert.deepEqual(
      await managed().rivals(),
      actions.map((action) => `Windows acts by itself when it fails: ${action}`),
    );
    peer.windows.keep({ german: true, failureActions: ['NEU STARTEN -- Verz\xf6gerung = 5 Millisekunden.'] });
    assert.equal((await managed().rivals()).length, 1);
  });

  it('says that its programs are not there', async () => {
    const nowhere = windowsManager(
      async (argv) => ({ code: null, output: '', trouble: `spawn ${argv[0]} ENOENT`, missing: true }),
      peer.spec,
      fenceMemory(),
    );
    await assert.rejects(nowhere.status(), (error) => isProblem(error, 'command-failed'));
  });

  it('takes no service and no image that could be an option, another computer or every process', () => {
    const names = ['/?', '-x', '\\\\other', 'a/b', 'a"b', ' a', 'a ', 'a\nb', 'a*', '', 'x'.repeat(257)];
    for (const name of names) {
      assert.throws(
        () => managed({ name }),
        (error) => isProblem(error, 'server-invalid'),
        name,
      );
    }
    for (const image of ['*', '/T', '-x', 'a*.exe', 'c:x', 'a|b', '', 'a/b']) {
      const process = { image, exclusive: true };
      assert.throws(
        () => managed({ process }),
        (error) => isProblem(error, 'server-invalid'),
        image,
      );
    }
    assert.ok(managed({ name: "Mail Service (x64) $1's" }));
  });
});

describe('the fence of a Windows service', () => {
  let peer: WindowsPeer;
  before(async () => {
    peer = await windowsPeer();
  });
  after(() => peer.close());
  beforeEach(() => {
    peer.windows.mark('stays', false);
    peer.windows.keep(untouched);
  });
  const managed = (memory: ReturnType<typeof fenceMemory>) => windowsManager(peer.run, peer.spec, memory);

  it('starts it afterwards as before, in whatever way that was', async () => {
    for (const [startType, delayed, found] of [
      [2, false, 'auto'],
      [2, true, 'delayed-auto'],
      [3, false, 'demand'],
      [4, false, 'disabled'],
    ] as const) {
      peer.windows.keep({ startType, delayed });
      const memory = fenceMemory();
      const manager = managed(memory);
      await manager.fence();
      await manager.fence();
      assert.equal(peer.windows.kept.startType, 4);
      assert.deepEqual(memory.kept, [found]);
      await manager.unfence();
      await manager.unfence();
      assert.deepEqual([peer.windows.kept.startType, peer.windows.kept.delayed], [startType, delayed]);
    }
  });

  it('keeps what it found before it changes anything', async () => {
    const full = { ...fenceMemory(), keep: () => Promise.reject(new Error('the disk is full')) };
    await assert.rejects(managed(full).fence(), /disk is full/);
    assert.equal(peer.windows.kept.startType, 2);
  });

  it('is lifted by another Unjam, from what was kept', async () => {
    peer.windows.keep({ startType: 3 });
    const first = fenceMemory();
    await managed(first).fence();
    const second = managed(fenceMemory(true, first.kept[0]!));
    assert.match(second.describe('unfence'), /start= demand/);
    await second.fence();
    await second.unfence();
    assert.equal(peer.windows.kept.startType, 3);
  });

  it('was interrupted between journal and act: what stands there now is how it used to start', async () => {
    peer.windows.keep({ startType: 3 });
    const memory = fenceMemory(true);
    const manager = managed(memory);
    assert.equal((await manager.status()).state, 'down');
    assert.equal(manager.fenced, false);
    await manager.fence();
    assert.deepEqual(memory.kept, ['demand']);
    await manager.unfence();
    assert.equal(peer.windows.kept.startType, 3);
  });

  it('starts with the system again when nobody knows how it used to', async () => {
    peer.windows.keep({ startType: 4 });
    const memory = fenceMemory(true);
    const manager = managed(memory);
    await manager.fence();
    assert.deepEqual(memory.kept, []);
    await manager.unfence();
    assert.equal(peer.windows.kept.startType, 2);
  });

  it('leaves it as somebody else has set it meanwhile, and sees that it is open', async () => {
    const manager = managed(fenceMemory());
    await manager.fence();
    peer.windows.keep({ startType: 3 });
    await manager.status();
    assert.equal(manager.fenced, false);
    await manager.unfence();
    assert.equal(peer.windows.kept.startType, 3);
  });

  it('is not believed before Windows shows it', async () => {
    peer.windows.mark('stays', true);
    const manager = managed(fenceMemory());
    await assert.rejects(
      manager.fence(),
      (error) => isProblem(error, 'command-failed') && /still auto/.test(error.message),
    );
    assert.equal(manager.fenced, false);
  });
});
