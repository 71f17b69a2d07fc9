import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../src/connections/index.ts';
import type { Host, ServiceLook } from '../../../src/recovery/ports/host.ts';
import type { Registration } from '../../../src/recovery/server.ts';
import { specOf } from '../../../src/recovery/spec.ts';
import { type BareHouse, openHouseFor } from '../../actions/house.ts';
import { standing } from '../../actions/listing.ts';
import { until } from '../../contracts/host-peer.ts';
import { Daemon, postd } from '../../peers/daemon/index.ts';
import { type Sshd, startSshd } from '../../peers/sshd/index.ts';
import { type RealSystemd, realSystemd } from '../../peers/systemd/real.ts';
import { through } from './peer.ts';

const double = fileURLToPath(new URL('../../peers/daemon/double.ts', import.meta.url));
const found = await realSystemd();
const skip = typeof found === 'string' ? found : false;

/** A daemon that is a unit of a real systemd, on a host that is reached through a real sshd alone. */
interface Post extends BareHouse {
  daemon: Daemon;
  /** The host as an action sees it. */
  host: Host;
  unit: string;
}

describe('a real systemd behind a real sshd', { skip }, () => {
  if (typeof found === 'string') return;
  const systemd: RealSystemd = found;
  let sshd: Sshd;
  before(async () => {
    const path = `SetEnv HOME=%FOLDER% PATH=${systemd.bin}:/usr/bin:/bin`;
    sshd = await startSshd({ by: systemd.inside, config: [path] });
  });
  after(async () => {
    sshd.close();
    await systemd.close();
  });

  /** `settings`: lines of its section [Service]. */
  async function post(t: TestContext, unit: string, settings: string[] = []): Promise<Post> {
    const folder = join(systemd.folder, unit);
    mkdirSync(folder);
    const daemon = new Daemon({ folder });
    const limit = '[Unit]\nStartLimitIntervalSec=600\nStartLimitBurst=3\n';
    const start = `ExecStart=${process.execPath} ${double} --config ${daemon.unit.dir}/config.json`;
    systemd.unit(`${unit}.service`, `${limit}[Service]\n${[start, ...settings].join('\n')}\n`);
    assert.equal(await systemd.call('daemon-reload'), 0);
    const local = daemon.registration('postd');
    const connection = { ...local.connection, service: { manager: 'systemd', unit } };
    const registration: Registration = { ...local, connection: through(connection, sshd) };
    const host = await openHost(specOf('MAIL01', registration, postd));
    t.after(async () => {
      await host.close();
      await systemd.call('stop', '--no-block', unit);
    });
    const house = await openHouseFor(t, registration, postd);
    return Object.assign(house, { daemon, host, unit });
  }

  const looksLike = async ({ host }: Post, what: string, isSo: (look: ServiceLook) => boolean) => {
    await until(what, async () => isSo(await host.service.look()));
    return await host.service.look();
  };
  const nothingOfOursIsLeft = ({ unit }: Post) =>
    assert.deepEqual(
      readdirSync(systemd.settings).filter((name) => name.startsWith(unit)),
      [],
    );

  it('gets a unit going again that systemd has given up, though Restart= fights us all the while', async (t) => {
    const house = await post(t, 'given-up', ['Restart=always', 'RestartSec=100ms']);
    const { daemon, host, unit } = house;
    for (const name of ['a', 'b', 'c', 'd', 'e']) daemon.plant(`in/${name}`);
    daemon.plant('in/jam', 'poison');
    await systemd.call('start', unit);
    const jammed = await looksLike(
      house,
      'systemd gives it up',
      ({ state, detail }) => state === 'down' && /restarted 3 times by systemd/.test(detail),
    );
    assert.deepEqual([jammed.state, jammed.exitCode, jammed.processes], ['down', 70, []]);
    assert.notEqual(await systemd.call('start', unit), 0, 'nobody else can start it');
    assert.match((await host.service.rivals()).join(), /Restart=always, 100ms/);

    const job = await house.act('recover');
    assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
    assert.equal(job.counts.unaccounted, 0);
    const { items } = await house.store.ledger.list(job.id, { life: 'poison' }, { limit: 10 });
    assert.deepEqual(
      items.map(({ name }) => name),
      ['jam'],
    );
    await daemon.untilDelivered(5);
    assert.deepEqual(daemon.delivered(), ['a', 'b', 'c', 'd', 'e']);

    nothingOfOursIsLeft(house);
    // The watchdog is as it was before.
    const { processes } = await looksLike(house, 'it is up', ({ state }) => state === 'up');
    process.kill(processes[0]!.pid, 'SIGKILL');
    await looksLike(
      house,
      'systemd starts it again',
      (look) => look.state === 'up' && look.processes[0]?.pid !== processes[0]!.pid,
    );
  });

  const stops: [what: string, unit: string, seconds: number, exitCode: number | null][] = [
    // systemd forgets how a unit ended that ended well.
    ['waits for a stop that takes long', 'slow', 1, null],
    ['kills a unit whose stop takes longer than we wait', 'endless', 60, 137],
  ];
  for (const [what, unit, seconds, exitCode] of stops) {
    it(`${what}, and keeps it down, whoever starts it`, async (t) => {
      const stop = `ExecStop=/bin/sleep ${seconds}`;
      const house = await post(t, unit, ['Restart=always', 'RestartSec=100ms', stop]);
      const { daemon } = house;
      daemon.plant('in/waits', 'waits');
      daemon.wait(true);
      const before = standing(daemon.root);
      await systemd.call('start', unit);
      await until('it has loaded', () => existsSync(join(daemon.unit.dir, 'loaded')));

      const stopping = house.act('stop', { evenIfHealthy: true });
      const seen = await looksLike(house, 'it is on its way down', ({ state }) => state === 'changing');
      assert.match(seen.detail, /deactivating \(stop\)/);
      assert.equal((await stopping).state, 'stopped');
      const { state, fenced, processes, ...look } = await house.host.service.look();
      assert.deepEqual([state, fenced, processes, look.exitCode], ['down', true, [], exitCode]);
      const said = readFileSync(daemon.config.log, 'latin1');
      assert.equal(said.includes('terminating on signal 15'), exitCode === null, said);
      assert.notEqual(await systemd.call('start', unit), 0);

      assert.equal((await house.act('abort')).state, 'aborted');
      assert.deepEqual(standing(daemon.root), before);
      nothingOfOursIsLeft(house);
      assert.equal(await systemd.call('start', unit), 0);
    });
  }
});
