import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import test from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import type { ExchangeOptions } from '../peers/exchange/index.ts';
import { openHouse, openHouseFor } from './house.ts';

const jammed: ExchangeOptions = {
  messages: 14,
  poison: ['clean'],
  seed: 31,
  faults: { poison: { when: 'load' } },
};

test('the store is lost in the middle: another Unjam adopts the host and ends well', async (t) => {
  const lost = await openHouse(t, jammed);
  const { exchange } = lost;
  await exchange.start();
  const first = await lost.act('quarantine');
  await lost.act('next-bisect-round');
  const house = await openHouseFor(t, exchange.serverRegistration());
  const adopted = await house.act('adopt');
  assert.equal(adopted.id, first.id);
  assert.ok(adopted.counts.held > 0);
  assert.equal(adopted.state, 'quarantined');
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  await exchange.untilDelivered(14);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.deepEqual(readdirSync(`${exchange.root}/in`), ['archive']);
});

test('a person began by hand: what lies in their folder is adopted', async (t) => {
  const house = await openHouse(t, jammed);
  const { exchange } = house;
  await exchange.start();
  mkdirSync(`${exchange.root}/in/temp`);
  const mine = exchange.spoolListing().filter((item) => item.queue === 'in');
  for (const { name } of mine) renameSync(`${exchange.root}/in/${name}`, `${exchange.root}/in/temp/${name}`);
  await assert.rejects(house.act('quarantine'), (e) => isProblem(e, 'holding-in-use'));
  const adopted = await house.act('adopt', { folder: 'in/temp' });
  assert.equal(adopted.counts.held, mine.length);
  const job = await house.act('recover');
  assert.equal(job.state, 'finalized', job.saying);
  await exchange.untilDelivered(14);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('with nothing to adopt the call is refused, and the job it opened can be aborted', async (t) => {
  const house = await openHouse(t, jammed);
  await house.exchange.start();
  const before = house.exchange.spoolListing();
  await assert.rejects(house.act('adopt'), (e) => isProblem(e, 'action-not-allowed'));
  assert.equal((await house.act('abort')).state, 'aborted');
  assert.deepEqual(house.exchange.spoolListing(), before);
});
