import assert from 'node:assert/strict';
import test from 'node:test';
import type { Job } from '../../src/recovery/job.ts';
import { until } from '../peers/exchange/index.ts';
import { caller, type House, openHouse } from './house.ts';

/** Lets `recover` run until its job says what is wanted, ends Unjam there, and starts it anew. */
async function interruptedAt(house: House, detail: RegExp): Promise<Job> {
  const { job } = await house.actions.act('MAIL01', 'recover', {}, caller);
  await until(
    `the job says ${detail}`,
    async () => detail.test((await house.store.jobs.get(job.id))?.running?.detail ?? ''),
    60_000,
  );
  await house.actions.stop();
  const left = await house.store.jobs.get(job.id);
  assert.notEqual(left?.running, null, 'the action is still written as running');
  await house.restart();
  await house.actions.takeUp();
  const again = await house.actions.act('MAIL01', 'recover', {}, caller);
  assert.equal(again.started, false, 'the work goes on by itself');
  return await again.done;
}

for (const [where, detail] of [
  ['taking stock', /taking stock/],
  ['watching the empty service', /spool is aside: observing/],
  ['starting a round', /round 1: starting/],
  ['watching a round', /round \d+: observing/],
  ['bringing the mail back', /starting on what is proved: observing/],
  ['finalizing', /finalize: observing/],
] as const) {
  test(`Unjam ends while ${where}, and after its restart the recovery goes on to the same end`, async (t) => {
    const house = await openHouse(t, {
      messages: 16,
      poison: ['clean'],
      seed: 21,
      faults: { poison: { when: 'load' } },
    });
    const { exchange } = house;
    await exchange.start();
    const job = await interruptedAt(house, detail);
    assert.equal(job.state, 'finalized', job.saying);
    assert.ok(job.generation > 1, 'a takeover is a new generation');
    assert.equal(job.counts.poison, 1);
    assert.equal(job.counts.unaccounted, 0);
    await exchange.untilDelivered(16);
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  });
}
