import assert from 'node:assert/strict';
import test from 'node:test';
import type { ActionName, Job } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { through } from '../connections/ssh/peer.ts';
import { createExchange, type Exchange, type ExchangeOptions } from '../peers/exchange/index.ts';
import { startSshd } from '../peers/sshd/index.ts';
import { type CutWire, wireTo } from '../peers/sshd/wire.ts';
import { type BareHouse, openHouseFor } from './house.ts';

interface Reached extends BareHouse {
  exchange: Exchange;
  wire: CutWire;
}

/** An Exchange double that Unjam reaches through a real sshd alone. */
async function reached(t: test.TestContext, options: ExchangeOptions): Promise<Reached> {
  const exchange = await createExchange({ ...options, test: t });
  const sshd = await startSshd();
  const wire = await wireTo(sshd.port);
  t.after(() => {
    wire.close();
    sshd.close();
  });
  const local = exchange.serverRegistration();
  const registration = { ...local, connection: through(local.connection, sshd, wire.port) };
  return Object.assign(await openHouseFor(t, registration), { exchange, wire });
}

const jammed = { faults: { poison: { when: 'load' } } } as const;

test('a jammed server is recovered through ssh: each message once, the poison set apart, byte for byte', async (t) => {
  const house = await reached(t, { messages: 4, poison: ['clean'], seed: 11, ...jammed });
  const { exchange } = house;
  await exchange.start();
  assert.equal(exchange.isUp(), false);
  assert.equal((await house.act('stop')).state, 'stopped');
  assert.equal((await house.act('quarantine')).counts.held, 5);
  assert.ok(exchange.isUp(), 'mail flows while people think');
  let job = await house.act('next-bisect-round');
  while (job.state === 'bisecting') job = await house.act('next-bisect-round');
  assert.equal(job.state, 'isolated');
  job = await house.act('finalize');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated']);
  await exchange.untilDelivered(4);
  await isWhole(house, job);
});

test('it is recovered although the connection is lost again and again', async (t) => {
  const house = await reached(t, { messages: 3, poison: ['clean'], seed: 7, ...jammed });
  const { exchange, wire } = house;
  await exchange.start();
  let losses = 0;
  const insist = async (action: ActionName): Promise<Job> => {
    for (;;) {
      // A part of an action; each time a little more, so that every action ends one day.
      wire.cutAfter(8000 * 1.5 ** losses);
      try {
        return await house.act(action);
      } catch (error) {
        assert.ok(isProblem(error), String(error));
        losses += 1;
      }
    }
  };
  await insist('quarantine');
  let job = await insist('next-bisect-round');
  while (job.state === 'bisecting') job = await insist('next-bisect-round');
  job = await insist('finalize');
  assert.equal(job.outcome, 'poison-isolated', job.saying);
  assert.ok(losses >= 3, `${losses} losses`);
  await exchange.untilDelivered(3);
  await isWhole(house, job);
});

async function isWhole({ exchange, store }: Reached, job: Job): Promise<void> {
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.equal(job.counts.unaccounted, 0);
  const { items } = await store.ledger.list(job.id, { life: 'poison' }, { limit: 100 });
  const planted = exchange.planted.filter(({ poison }) => poison);
  assert.deepEqual(
    items.map(({ queue, name }) => ({ queue, name })),
    planted.map(({ queue, name }) => ({ queue, name })),
  );
}
