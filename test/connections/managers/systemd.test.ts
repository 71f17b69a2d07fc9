import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Check } from 'typebox/value';
import type { Run } from '../../../src/connections/command/ran.ts';
import { run } from '../../../src/connections/local/command/run.ts';
import { SystemdManager } from '../../../src/connections/managers/config.ts';
import { systemdManager } from '../../../src/connections/managers/systemd.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { serviceContract } from '../../contracts/host-service.ts';
import { Systemctl } from '../../peers/systemd/double.ts';
import type { LocalPeer } from '../local/peer.ts';
import { managedPeer, serviceScript, through } from './peer.ts';

describe('systemd: service', () => {
  let peer: LocalPeer;
  before(async () => {
    peer = await managedPeer(({ folder }) => {
      const systemctl = new Systemctl(folder, serviceScript);
      const withDouble: Run = async (argv, options) =>
        argv[0] === 'systemctl' ? systemctl.run(argv.slice(1)) : await run(argv, options);
      return systemdManager(withDouble, { manager: 'systemd', unit: 'peer' }, join(folder, 'etc'));
    });
  });
  after(() => peer.close());
  serviceContract(() => peer);
});

/** A systemctl that answers `show` with these properties, and keeps what it was asked. */
function saying(properties: Record<string, string>): { run: Run; asked: string[][] } {
  const asked: string[][] = [];
  const all = {
    LoadState: 'loaded',
    ActiveState: 'active',
    SubState: 'running',
    Result: 'success',
    MainPID: '4711',
    CanStop: 'yes',
    RefuseManualStop: 'no',
    ...properties,
  };
  const output = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  return {
    asked,
    run: async (argv) => {
      asked.push(argv);
      return { code: 0, output: argv[1] === 'show' ? output.join('') : '', trouble: null, missing: false };
    },
  };
}

const manager = (properties: Record<string, string>) =>
  systemdManager(saying(properties).run, { manager: 'systemd', unit: 'mail' });

describe('what systemd says of a unit', () => {
  it('is a state of ours, and unknown when it is a new one', async () => {
    const states = {
      active: 'up',
      reloading: 'up',
      inactive: 'down',
      failed: 'down',
      activating: 'changing',
      deactivating: 'changing',
      'from-the-future': 'unknown',
    };
    for (const [ActiveState, state] of Object.entries(states)) {
      assert.equal((await manager({ ActiveState }).status()).state, state, ActiveState);
    }
  });

  it('is changing while a job waits, and while an automatic restart is due', async () => {
    assert.equal((await manager({ ActiveState: 'inactive', Job: '123' }).status()).state, 'changing');
    const restarting = { ActiveState: 'activating', SubState: 'auto-restart', NRestarts: '3', MainPID: '0' };
    const status = await manager(restarting).status();
    assert.deepEqual([status.state, status.pids], ['changing', []]);
    assert.match(status.detail, /auto-restart.*restarted 3 times/);
  });

  it('is never "down" for a unit that it does not know', async () => {
    const unknown = manager({ LoadState: 'not-found', ActiveState: 'inactive', MainPID: '0' });
    await assert.rejects(
      unknown.status(),
      (error) => isProblem(error, 'command-failed') && !!error.more.next,
    );
  });

  it('tells how it ended last', async () => {
    const exit = async (ExecMainCode: string, ExecMainStatus: string) =>
      (await manager({ ActiveState: 'failed', MainPID: '0', ExecMainCode, ExecMainStatus }).status())
        .exitCode;
    assert.equal(await exit('1', '75'), 75);
    assert.equal(await exit('2', '9'), 137);
    assert.equal(await exit('3', '11'), 139);
    assert.equal(await exit('0', '0'), null);
  });

  it('is no life of its own when the unit is only a switch', async () => {
    const status = await manager({ SubState: 'exited', MainPID: '0' }).status();
    assert.deepEqual(status.pids, []);
    assert.match(status.detail, /runs no process of its own/);
  });

  it('has no stop button for a unit that only others may stop', async () => {
    assert.equal((await manager({}).status()).acceptsStop, true);
    assert.equal((await manager({ RefuseManualStop: 'yes' }).status()).acceptsStop, false);
  });

  it('shows the workers that a stop left behind', async () => {
    const down = { ActiveState: 'inactive', MainPID: '0', ControlGroup: '/system.slice/mail.service' };
    const { run } = saying(down);
    const reading: Run = async (argv, options) =>
      argv[0] === 'cat'
        ? { code: 1, output: '812\n813\ncat: /sys/…: No such file', trouble: null, missing: false }
        : await run(argv, options);
    const left = systemdManager(reading, { manager: 'systemd', unit: 'mail' });
    assert.deepEqual((await left.status()).pids, [812, 813]);
    const blind: Run = async (argv, options) =>
      argv[0] === 'cat'
        ? { code: null, output: '', trouble: 'it did not end within 10 s and was killed', missing: false }
        : await run(argv, options);
    await assert.rejects(
      systemdManager(blind, { manager: 'systemd', unit: 'mail' }).status(),
      (error) => isProblem(error, 'command-failed'),
      'what cannot be seen is not taken for dead',
    );
    const astray = { ...down, ControlGroup: '/../../etc/mail.service' };
    assert.deepEqual((await manager(astray).status()).pids, []);
  });

  it('names its rivals', async () => {
    const found = await manager({
      Restart: 'on-failure',
      RestartUSec: '5s',
      TriggeredBy: 'mail.timer mail.path',
      UpheldBy: 'watch.service',
      WatchdogUSec: '30s',
      FailureAction: 'reboot',
    }).rivals();
    assert.deepEqual(found, [
      'systemd restarts it: Restart=on-failure, 5s after its end',
      'systemd kills it when it is silent for 30s (WatchdogSec=)',
      'systemd does this to the host when it fails: FailureAction=reboot',
      'watch.service starts it whenever it is down (Upholds=)',
      'mail.timer can start it and is active',
      'mail.path can start it and is active',
    ]);
    assert.deepEqual(await manager({ Restart: 'no', WatchdogUSec: '0' }).rivals(), []);
  });

  it('is not known when systemd does not answer', async () => {
    const silent: Run = async () => ({
      code: 1,
      output: 'Failed to connect to bus: No such file or directory\n',
      trouble: null,
      missing: false,
    });
    const { status } = systemdManager(silent, { manager: 'systemd', unit: 'mail' });
    await assert.rejects(
      status(),
      (error) => isProblem(error, 'command-failed') && /bus/.test(error.message),
    );
  });
});

describe('the commands for systemd', () => {
  const hostile = [
    '-H=evil',
    '--root=/',
    'a b',
    "a'b",
    'a"b',
    'a;b',
    'a\nb',
    '*',
    'mail?',
    '../mail',
    'mail/x',
    '',
    'rescue.target',
    'system.slice',
    'mail.socket',
  ];

  it('take no unit name that could be an option, a pattern, a path or more than a service', () => {
    for (const unit of hostile) assert.ok(!Check(SystemdManager, { manager: 'systemd', unit }), unit);
    for (const unit of ['postfix@-', 'postfix@-.service', 'my.mail', 'a\\x2db.service', 'x:y_z']) {
      assert.ok(Check(SystemdManager, { manager: 'systemd', unit }), unit);
    }
  });

  it('have two dashes before every name, and no shell', async () => {
    const { run, asked } = saying({});
    const { start, stop, kill, status, rivals } = systemdManager(run, { manager: 'systemd', unit: 'mail' });
    for (const call of [start, stop, kill, status, rivals]) await call();
    for (const argv of asked.filter(([program]) => program === 'systemctl')) {
      assert.deepEqual(argv.slice(-2), ['--', 'mail.service']);
    }
  });

  it('ask for needed units under their own names, and for nothing that cannot be one', async () => {
    const { run, asked } = saying({});
    const needs = { 'The Store': 'postgresql@15-main' };
    const { needIsUp, startNeed } = systemdManager(run, { manager: 'systemd', unit: 'mail', needs });
    assert.equal(await needIsUp('The Store'), true);
    assert.equal(asked.at(-1)!.at(-1), 'postgresql@15-main.service');
    for (const name of hostile) {
      assert.equal(await needIsUp(name), null);
      assert.equal(await startNeed(name), null);
    }
    assert.equal(asked.length, 1);
    const missing = manager({ LoadState: 'not-found', ActiveState: 'inactive' });
    assert.equal(await missing.needIsUp('nobody'), null);
  });
});

describe('the fence of a unit', () => {
  it('is not believed before systemd shows it, and leaves settings of others alone', async () => {
    const etc = mkdtempSync(join(tmpdir(), 'unjam-etc-'));
    try {
      mkdirSync(join(etc, 'mail.service.d'));
      writeFileSync(join(etc, 'mail.service.d/limits.conf'), '');
      const { run } = saying({ DropInPaths: join(etc, 'mail.service.d/limits.conf') });
      const blind = systemdManager(
        through({ systemctl: ['true'] }),
        { manager: 'systemd', unit: 'mail' },
        etc,
      );
      await assert.rejects(blind.fence(), (error) => isProblem(error, 'command-failed'));
      const deaf: Run = (argv, options) =>
        argv[0] === 'systemctl' ? run(argv, options) : through({})(argv, options);
      const forgetful = systemdManager(deaf, { manager: 'systemd', unit: 'mail' }, etc);
      await assert.rejects(forgetful.fence(), /systemd does not show it/);
      await forgetful.unfence();
      assert.deepEqual(readdirSync(join(etc, 'mail.service.d')), ['limits.conf']);
      assert.equal(forgetful.fenced, false);
    } finally {
      rmSync(etc, { recursive: true });
    }
  });
});
