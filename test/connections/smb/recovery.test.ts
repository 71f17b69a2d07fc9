import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import type { Host } from '../../../src/recovery/ports/host.ts';
import type { Registration } from '../../../src/recovery/server.ts';
import { assertPoisonKnown, type House, openHouseFor } from '../../actions/house.ts';
import { createExchange, type ExchangeOptions } from '../../peers/exchange/index.ts';
import { NtServer, type ServerOptions } from '../../peers/nt/server.ts';
import { smbConnection } from './peer.ts';

const parameters = 'SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';

interface NtHouse extends House {
  server: NtServer;
}

/** Unjam, and an Exchange double whose spool lies on a drive of an NT server and whose service that server controls. */
async function ntHouse(
  t: TestContext,
  which: ServerOptions,
  options: ExchangeOptions,
  wrap = (host: Host) => host,
): Promise<NtHouse> {
  const server = await NtServer.start(which);
  t.after(() => server.stop());
  const folder = join(server.drive, 'exchange');
  mkdirSync(folder);
  const exchange = await createExchange({ ...options, folder, test: t });
  const { start, stop, kill, status } = exchange.unit.commands();
  server.service({
    name: 'MSExchangeIMC',
    image: 'msexcimc.exe',
    startType: 2,
    commands: { start, stop, kill, status },
  });
  server.eventsFrom(join(folder, 'application.events'));
  server.registry(parameters, 'RootDir', 'D:\\exchange\\imcdata');
  const { root: _, ...registered } = exchange.serverRegistration();
  // Without a root of its own: the registry of the server says where the spool is.
  // It dies at its load or never: to watch on proves nothing more.
  const timing = { ...registered.timing, observeMaxSeconds: 1.5 };
  const registration: Registration = { ...registered, timing, connection: smbConnection(server) };
  const house = await openHouseFor(t, registration, null, wrap);
  return Object.assign(house, { exchange, server });
}

const hosts: [string, ServerOptions][] = [
  ['NT 4.0', { newest: 'NT1' }],
  ['a Windows of today', { newest: 'SMB3', oldest: 'SMB2' }],
];

for (const [name, which] of hosts) {
  test(`recover, by itself, on ${name}: the poison is found, all the rest is delivered once`, async (t) => {
    const house = await ntHouse(t, which, {
      messages: 8,
      poison: ['clean'],
      seed: 11,
      faults: { poison: { when: 'load' } },
    });
    const { exchange, server, store } = house;
    await exchange.start();
    assert.equal(exchange.isUp(), false, 'it is jammed');

    const job = await house.act('recover');
    assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
    await exchange.untilDelivered(8);
    assert.equal(exchange.delivered().length, 8);
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
    assert.equal(job.counts.unaccounted, 0);
    assert.equal(server.serviceFile('MSExchangeIMC').startType, 2, 'it starts as it did before');

    const items = await assertPoisonKnown(exchange, store, job);
    assert.ok(
      items.filter((one) => one.life !== 'poison').every((one) => one.sha256 === null),
      'nothing else was',
    );
  });
}

test("the article's Note on Windows: the file that nobody else may have goes aside, alone", async (t) => {
  const house = await ntHouse(t, { newest: 'NT1' }, { messages: 6, poison: ['clean'], seed: 5 });
  const { exchange, server } = house;
  const [planted] = exchange.planted.filter((one) => one.poison);
  exchange.setFaults({ poison: { does: 'hang', when: 'load' } });
  const started = exchange.start();
  const holder = await server.hold(`exchange\\imcdata\\${planted!.queue}\\${planted!.name}`);
  t.after(() => holder.kill('SIGKILL'));
  await started;
  const { commands, ...service } = server.serviceFile('MSExchangeIMC');
  // What the service has open is free when it is dead, and its Stop button is unavailable.
  const kill = ['sh', '-c', `kill -9 ${holder.pid}; exec "$@"`, 'sh', ...commands.kill];
  server.service({ ...service, commands: { ...commands, kill }, acceptsStop: false });

  const job = await house.act('quarantine', { strategy: 'in-use', evenIfHealthy: true });
  assert.equal(job.counts.held, 1, job.saying);
  assert.equal(job.state, 'isolated', job.saying);
  assert.equal((await house.act('finalize')).outcome, 'poison-isolated');
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('a service that somebody is stopping already is waited for, and not killed', async (t) => {
  // Somebody is a moment faster than the order of ours: Windows takes no second one.
  const somebodyStops = (host: Host): Host => ({
    ...host,
    service: {
      ...host.service,
      fence: async () => {
        await host.service.fence();
        assert.equal((await host.service.stop()).ok, true);
      },
    },
  });
  const house = await ntHouse(t, { newest: 'SMB3', oldest: 'SMB2' }, { messages: 2, seed: 3 }, somebodyStops);
  const { exchange, server, store } = house;
  await exchange.start();
  const { commands, ...service } = server.serviceFile('MSExchangeIMC');
  const stop = ['sh', '-c', 'sleep 1; exec "$@"', 'sh', ...commands.stop];
  server.service({ ...service, commands: { ...commands, stop } });
  const job = await house.act('stop', { evenIfHealthy: true });
  assert.equal(job.state, 'stopped', job.saying);
  const told = (await store.events.since(job.id, 0, 100)).map(({ type }) => type);
  assert.ok(!told.includes('service.killed') && !told.includes('service.stop-asked'), told.join());
});

test('how the service used to start outlives us', async (t) => {
  const house = await ntHouse(
    t,
    { newest: 'NT1' },
    { messages: 2, seed: 3, faults: { poison: { when: 'load' } } },
  );
  const { exchange, server } = house;
  server.service({ ...server.serviceFile('MSExchangeIMC'), startType: 3 });
  await exchange.start();
  await house.act('stop', { evenIfHealthy: true });
  assert.equal(server.serviceFile('MSExchangeIMC').startType, 4, 'nobody else can start it');
  await house.restart();
  assert.equal((await house.act('abort')).state, 'aborted');
  assert.equal(server.serviceFile('MSExchangeIMC').startType, 3);
});
