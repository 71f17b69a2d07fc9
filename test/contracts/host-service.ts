import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import { isDown as provedDown } from '../../src/actions/steps/prove-down.ts';
import { type HostPeer, until } from './host-peer.ts';

export function serviceContract(peer: () => HostPeer): void {
  const state = async () => (await peer().host.service.look()).state;
  // A manager may call it stopped while its process is still ending.
  const isDown = () =>
    until('down', async () => provedDown(await peer().host.service.look()), peer().host.clock);
  const isUp = () => until('up', async () => (await state()) === 'up', peer().host.clock);

  beforeEach(async () => {
    const { service, host } = peer();
    for (const behaviour of ['slow-start', 'slow-stop', 'refuse-stop'] as const)
      service.behave(behaviour, false);
    if (host.service.canFence) await host.service.unfence();
    if ((await state()) === 'down') return;
    await host.service.kill((await host.service.look()).processes);
    await isDown();
  });

  it('starts and stops, and shows one process from start to end', async () => {
    const { host, service, kind } = peer();
    assert.deepEqual((await host.service.look()).processes, []);
    assert.equal((await host.service.start()).ok, true);
    await isUp();
    const first = await host.service.look();
    assert.deepEqual(
      first.processes.map(({ pid }) => pid),
      kind.processes ? [service.pid()] : [],
    );
    assert.deepEqual((await host.service.look()).processes, first.processes);
    assert.equal((await host.service.stop()).ok, true);
    await isDown();
    assert.deepEqual((await host.service.look()).processes, []);
  });

  it('gives a process that was started again another identity', async () => {
    const { host, kind } = peer();
    await host.service.start();
    await isUp();
    const [first] = (await host.service.look()).processes;
    await host.service.stop();
    await isDown();
    await host.service.start();
    await isUp();
    const [second] = (await host.service.look()).processes;
    if (kind.processes) assert.notDeepEqual(second, first);
    else assert.deepEqual([first, second], [undefined, undefined], 'what cannot be told is not made up');
  });

  it('takes the answer of a slow start for no proof', async () => {
    const { host, service } = peer();
    service.behave('slow-start');
    assert.equal((await host.service.start()).ok, true);
    assert.notEqual(await state(), 'up');
    await isUp();
  });

  it('takes the answer of a slow stop for no proof', async () => {
    const { host, service, kind } = peer();
    await host.service.start();
    await isUp();
    service.behave('slow-stop');
    assert.equal((await host.service.stop()).ok, true);
    if (kind.byHand) return assert.equal(await state(), 'down', 'whoever stopped it has waited for it');
    assert.notEqual(await state(), 'down');
    await isDown();
  });

  it('tells of a refused stop and kills then', async () => {
    const { host, service } = peer();
    await host.service.start();
    await isUp();
    service.behave('refuse-stop');
    const answer = await host.service.stop();
    assert.equal(answer.ok, false);
    assert.match(answer.detail, /refuse/);
    assert.equal(await state(), 'up');
    assert.equal((await host.service.kill((await host.service.look()).processes)).ok, true);
    await isDown();
  });

  it('kills by its own means when no process is given', async () => {
    const { host } = peer();
    await host.service.start();
    await isUp();
    assert.equal((await host.service.kill([])).ok, true);
    await isDown();
  });

  it('takes a zombie for dead', async () => {
    const { host, service } = peer();
    if (service.becomeZombie === undefined) return assert.equal(await state(), 'down');
    service.becomeZombie();
    // What was killed before may be seen as a zombie, too, while this one has not ended yet.
    await until('the zombie is seen, and nothing alive', async () => {
      const { detail, state, processes } = await host.service.look();
      return detail.includes('zombie') && state === 'down' && processes.length === 0;
    });
  });

  it('cannot be started behind a fence', async () => {
    const { host } = peer();
    if (!host.service.canFence) return;
    await host.service.fence();
    await host.service.fence();
    assert.equal((await host.service.look()).fenced, true);
    assert.equal((await host.service.start()).ok, false);
    assert.equal(await state(), 'down');
    await host.service.unfence();
    await host.service.unfence();
    assert.equal((await host.service.look()).fenced, false);
    assert.equal((await host.service.start()).ok, true);
    await isUp();
  });

  it('says for a dry run what it would do', () => {
    const { host } = peer();
    for (const verb of ['start', 'stop', 'kill', 'fence', 'unfence'] as const) {
      assert.notEqual(host.service.describe(verb), '');
    }
  });
}
