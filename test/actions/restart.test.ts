import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Job } from '../../src/recovery/job.ts';
import { createExchange, until } from '../peers/exchange/index.ts';
import { type BareHouse, caller, openHouseFor } from './house.ts';

/** Seconds; long enough that each of these moments is seen from outside. */
const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.5,
  observeMaxSeconds: 2,
  sampleSeconds: 0.1,
};

/** Lets `recover` run until its job says what is wanted, ends Unjam there, and starts it anew. */
async function interruptedAt(house: BareHouse, detail: RegExp): Promise<Job> {
  const { job } = await house.actions.act('MAIL01', 'recover', {}, caller);
  let seen = job;
  await until(
    `the job says ${detail}`,
    async () => {
      seen = (await house.store.jobs.get(job.id))!;
      return detail.test(seen.running?.detail ?? '');
    },
    60_000,
  );
  if (/observing/.test(seen.running!.detail))
    assert.equal(seen.flow.state, 'up-not-tested', 'what is observed is up');
  await house.actions.stop();
  const left = await house.store.jobs.get(job.id);
  assert.notEqual(left?.running, null, 'the action is still written as running');
  await house.restart();
  await house.actions.takeUp();
  const again = await house.actions.act('MAIL01', 'recover', {}, caller);
  assert.equal(again.started, false, 'the work goes on by itself');
  return await again.done;
}

// Most of their time is waiting for the service to show what it does.
suite('Unjam ends', { concurrency: 3 }, () => {
  for (const [where, detail] of [
    ['taking stock', /taking stock/],
    ['watching the empty service', /spool is aside: observing/],
    ['starting a round', /round 1: starting/],
    ['watching a round', /round \d+: observing/],
    ['bringing the mail back', /starting on what is proved: observing/],
    ['finalizing', /finalize: observing/],
  ] as const) {
    test(`while ${where}, and after its restart the recovery goes on to the same end`, async (t) => {
      const exchange = await createExchange({
        test: t,
        messages: 6,
        poison: ['clean'],
        seed: 21,
        faults: { poison: { when: 'load' } },
      });
      const house = await openHouseFor(t, { ...exchange.serverRegistration(), timing });
      await exchange.start();
      const job = await interruptedAt(house, detail);
      assert.equal(job.state, 'finalized', job.saying);
      assert.ok(job.generation > 1, 'a takeover is a new generation');
      assert.equal(job.counts.poison, 1);
      assert.equal(job.counts.unaccounted, 0);
      await exchange.untilDelivered(6);
      assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
    });
  }
});
