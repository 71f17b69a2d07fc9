import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Run } from '../../../src/connections/command/ran.ts';
import { run } from '../../../src/connections/local/command/run.ts';
import { systemdManager } from '../../../src/connections/managers/systemd.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { until } from '../../contracts/host-peer.ts';
import { type RealSystemd, realSystemd } from '../../peers/systemd/real.ts';

const found = await realSystemd();
const skip = typeof found === 'string' ? found : false;

describe('a real systemd', { skip }, () => {
  if (typeof found === 'string') return;
  const peer: RealSystemd = found;
  after(() => peer.close());
  const inside: Run = (argv, options) =>
    run([...peer.inside, 'env', `PATH=${peer.bin}:${process.env.PATH}`, ...argv], options);
  const log = (name: string) => join(peer.folder, `${name}.log`);

  function mail(name: string, more = '', by: 'package' | 'administrator' = 'package') {
    const orderly = `ExecStop=/bin/sh -c 'echo orderly >>${log(name)}'`;
    const limit = '[Unit]\nStartLimitIntervalSec=60\nStartLimitBurst=4\n';
    peer.unit(`${name}.service`, `${limit}[Service]\nExecStart=/bin/sleep 100000\n${orderly}\n${more}\n`, by);
    return systemdManager(inside, { manager: 'systemd', unit: name });
  }

  type Manager = ReturnType<typeof mail>;
  const is = (manager: Manager, state: string) =>
    until(state, async () => (await manager.status()).state === state);

  it('starts, names the living process, and stops in order', async () => {
    const manager = mail('plain');
    await peer.call('daemon-reload');
    assert.equal((await manager.status()).state, 'down');
    assert.equal((await manager.start()).ok, true);
    await is(manager, 'up');
    const { pids, acceptsStop } = await manager.status();
    assert.equal(acceptsStop, true);
    assert.match(readFileSync(`/proc/${pids[0]}/cmdline`, 'utf8'), /sleep/);
    assert.equal((await manager.stop()).ok, true);
    await is(manager, 'down');
    assert.equal(readFileSync(log('plain'), 'utf8'), 'orderly\n');
    assert.equal(existsSync(`/proc/${pids[0]}`), false);
  });

  it('kills so that Restart= does not bring it back', async () => {
    const manager = mail('stubborn', 'Restart=always\nRestartSec=100ms');
    await peer.call('daemon-reload');
    await manager.start();
    await is(manager, 'up');
    assert.match((await manager.rivals())[0]!, /Restart=always, 100ms/);
    assert.equal((await manager.kill())?.ok, true);
    await is(manager, 'down');
    await setTimeout(500);
    assert.equal((await manager.status()).state, 'down');
    assert.equal((await manager.kill())?.ok, true, 'with nothing left to kill');
  });

  it('shows an automatic restart as changing, and how the last one ended', async () => {
    const manager = mail('restarted', 'Restart=on-failure\nRestartSec=30');
    await peer.call('daemon-reload');
    await manager.start();
    await is(manager, 'up');
    process.kill((await manager.status()).pids[0]!, 'SIGSEGV');
    await is(manager, 'changing');
    const status = await manager.status();
    assert.equal(status.exitCode, 139);
    assert.match(status.detail, /auto-restart/);
    await manager.stop();
    await is(manager, 'down');
  });

  for (const by of ['package', 'administrator'] as const) {
    it(`fences a unit of the ${by}'s while it runs: it stops in order and nobody starts it`, async () => {
      const name = `fenced-by-${by}`;
      const manager = mail(name, 'Restart=always\nRestartSec=100ms', by);
      peer.unit(`${name}.timer`, '[Timer]\nOnActiveSec=200ms\nAccuracySec=1ms\n');
      await peer.call('daemon-reload');
      await manager.start();
      await is(manager, 'up');
      await manager.fence();
      await manager.fence();
      assert.equal(manager.fenced, true);
      assert.equal((await manager.status()).state, 'up');
      await manager.stop();
      await is(manager, 'down');
      assert.equal(readFileSync(log(name), 'utf8'), 'orderly\n');

      assert.equal((await manager.start()).ok, false);
      assert.notEqual(await peer.call('start', name), 0);
      assert.notEqual(await peer.call('restart', name), 0);
      await peer.call('start', `${name}.timer`);
      await peer.call('daemon-reexec');
      await setTimeout(600);
      assert.equal((await manager.status()).state, 'down');
      assert.match((await manager.rivals()).join(), new RegExp(`${name}.timer can start it`));

      await manager.unfence();
      await manager.unfence();
      assert.equal(manager.fenced, false);
      assert.ok(!readdirSync(peer.settings).includes(`${name}.service.d`));
      assert.equal((await manager.start()).ok, true);
      await is(manager, 'up');
      await manager.kill();
      await is(manager, 'down');
    });
  }

  it('keeps an automatic restart from passing the fence', async () => {
    const manager = mail('racing', 'Restart=always\nRestartSec=300ms');
    await peer.call('daemon-reload');
    await manager.start();
    await is(manager, 'up');
    process.kill((await manager.status()).pids[0]!, 'SIGKILL');
    await manager.fence();
    await is(manager, 'down');
    await setTimeout(500);
    assert.equal((await manager.status()).state, 'down');
    await manager.unfence();
  });

  it('starts it again after more crashes than systemd allows', async () => {
    const manager = mail('crashing');
    await peer.call('daemon-reload');
    const crash = async () => {
      await is(manager, 'up');
      process.kill((await manager.status()).pids[0]!, 'SIGKILL');
      await is(manager, 'down');
      assert.equal((await manager.status()).exitCode, 137);
    };
    let starts = 0;
    for (; (await peer.call('start', 'crashing')) === 0; starts++) await crash();
    assert.ok(starts > 0 && starts <= 4, `systemd refused after ${starts} starts`);
    for (let again = 0; again < 6; again++) {
      assert.equal((await manager.start()).ok, true);
      await crash();
    }
  });

  it('leaves a mask of somebody else alone, and says why it does not start', async () => {
    const manager = mail('masked');
    await peer.call('mask', 'masked.service');
    await peer.call('daemon-reload');
    assert.equal((await manager.start()).ok, false);
    await manager.fence();
    await manager.unfence();
    assert.equal(manager.fenced, true);
    assert.match((await manager.status()).detail, /masked/);
  });

  it('knows no unit of another name', async () => {
    const { status } = systemdManager(inside, { manager: 'systemd', unit: 'no-such-unit' });
    await assert.rejects(status(), (error) => isProblem(error, 'command-failed'));
  });
});
