import assert from 'node:assert/strict';
import test from 'node:test';
import type { ActionName } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { until } from '../peers/exchange/index.ts';
import { caller, type House, openHouse } from './house.ts';
import { fingerprint } from './listing.ts';

const patient = { startSeconds: 10, stopSeconds: 3, observeSeconds: 600, observeMaxSeconds: 600 };

/** An Exchange that falls at load, and an action on it that is going to watch for ten minutes. */
async function watching(t: test.TestContext, action: ActionName): Promise<House> {
  const house = await openHouse(t, {
    messages: 6,
    poison: ['clean'],
    seed: 8,
    faults: { poison: { when: 'load' } },
  });
  await house.store.servers.put('MAIL01', { ...house.exchange.serverRegistration(), timing: patient });
  await house.exchange.start();
  await house.exchange.untilDown();
  const { done } = await house.actions.act('MAIL01', action, {}, caller);
  done.catch(() => undefined);
  await until('it watches', async () => {
    const job = await house.store.jobs.openOf('MAIL01');
    return (job?.running?.detail ?? '').includes('of 600 s');
  });
  return house;
}

test('an abort does not wait for a watch to end', async (t) => {
  const house = await watching(t, 'quarantine');
  const rival = await house.actions.act('MAIL01', 'quarantine', {}, caller);
  assert.equal(rival.started, false);
  const [cut, job] = await Promise.allSettled([rival.done, house.act('abort')]);
  assert.ok(cut.status === 'rejected' && isProblem(cut.reason, 'action-interrupted'));
  assert.ok(job.status === 'fulfilled');
  assert.equal(job.value.state, 'aborted');
  assert.equal(job.value.counts.returned, job.value.counts.found);
  const events = await house.store.events.since(job.value.id, 0, 1000);
  assert.ok(events.some((event) => event.type === 'action.interrupted'));
});

test('a paused recovery is left just as quickly, and a driving one is paused first', async (t) => {
  const house = await watching(t, 'recover');
  const before = fingerprint(house.exchange.root);
  await assert.rejects(house.act('abort'), (e) => isProblem(e, 'pause-first'));
  assert.equal(fingerprint(house.exchange.root), before);
  await house.actions.pause('MAIL01', caller);
  assert.equal((await house.act('abort')).state, 'aborted');
});

test('what a dead process was watching is aborted without watching it again', async (t) => {
  const house = await watching(t, 'quarantine');
  await house.actions.stop();
  await house.restart();
  assert.notEqual((await house.store.jobs.openOf('MAIL01'))?.running, null);
  assert.equal((await house.act('abort')).state, 'aborted');
});
