import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExchangeOptions } from '../peers/exchange/index.ts';
import { leftOn } from './left-on.ts';
import { houseByHand, jammed } from './obedient.ts';

const small: ExchangeOptions = { messages: 3, poison: ['clean'], seed: 11, ...jammed };

test('a person who obeys the scripts literally recovers a jammed server', async (t) => {
  const { exchange, house, person } = await houseByHand(t, small);
  await exchange.start();
  assert.equal(exchange.isUp(), false);
  const held = await person.act('quarantine');
  assert.equal(held.state, 'quarantined', held.saying);
  assert.equal(held.counts.held, 4);
  assert.ok(exchange.isUp(), 'mail flows while people think');
  let job = await person.act('next-bisect-round');
  while (job.state === 'bisecting') job = await person.act('next-bisect-round');
  assert.equal(job.state, 'isolated', job.saying);
  job = await person.act('finalize');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated']);
  await exchange.untilDelivered(3);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.equal(job.counts.unaccounted, 0);
  const { items } = await house.store.ledger.list(job.id, { life: 'poison' }, { limit: 10 });
  const planted = exchange.planted.filter(({ poison }) => poison);
  assert.deepEqual(
    items.map(({ queue, name }) => ({ queue, name })),
    planted.map(({ queue, name }) => ({ queue, name })),
  );
  // The very last orders were done before it ended: no claim keeps another Unjam out.
  assert.deepEqual(leftOn(exchange, job), []);
});

test('Unjam dies while a step waits for the person, or after it was done and before it was told: each is taken up', async (t) => {
  const { exchange, person } = await houseByHand(t, small);
  await exchange.start();
  await person.leave('quarantine', false);
  // Its mail of the first queue lies in holding, and nobody was told.
  await person.leave('quarantine', true, 2);
  await person.leave('quarantine', true, 3);
  let job = await person.act('quarantine');
  assert.equal(job.state, 'quarantined', job.saying);
  assert.equal(job.counts.held, 4);
  assert.ok(exchange.isUp(), 'mail flows while people think');
  await person.leave('next-bisect-round', true);
  while (job.state !== 'isolated' && job.state !== 'stuck') job = await person.act('next-bisect-round');
  assert.equal(job.state, 'isolated', job.saying);
  await person.leave('finalize', true);
  job = await person.act('finalize');
  assert.equal(job.outcome, 'poison-isolated');
  await exchange.untilDelivered(3);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  // But for the marks that keep the scripts of the dead from being run once more.
  assert.deepEqual(
    leftOn(exchange, job).filter((path) => !path.endsWith('.over')),
    [],
  );
});
