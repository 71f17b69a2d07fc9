import assert from 'node:assert/strict';
import test from 'node:test';
import { openHouse } from './house.ts';

test('with the log naming one file, recover moves a handful and crashes the service at most once', async (t) => {
  const house = await openHouse(t, {
    messages: 600,
    poison: ['clean'],
    seed: 4,
    workMs: 1,
    faults: { poison: { when: 'load', names: { right: 1 } } },
  });
  const { exchange, store } = house;
  await exchange.start();
  const crashes = (): number => exchange.events().filter((e) => e.id === 4037).length;
  const before = crashes();
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.ok(crashes() - before <= 1);
  const moved = (await store.events.since(job.id, 0, 1000)).filter((e) => e.type === 'messages.moved');
  assert.ok(
    moved.reduce((sum, e) => sum + Number(e.data.moved), 0) <= 10,
    JSON.stringify(moved.map((e) => e.data)),
  );
  await exchange.untilDelivered(600);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});
