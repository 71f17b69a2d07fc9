import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Approval } from '../../src/recovery/approval.ts';
import { isProblem, Problem } from '../../src/recovery/problems.ts';
import { caller as ann, openHouse } from './house.ts';

const bob = { who: 'bob', requestId: 'test' };
const carl = { who: 'carl', requestId: 'test' };

async function guarded(t: TestContext, messages = 4) {
  const faults = { poison: { when: 'load' } } as const;
  const house = await openHouse(t, { messages, poison: messages === 0 ? [] : ['clean'], seed: 6, faults });
  const registration = house.exchange.serverRegistration();
  await house.store.servers.put('MAIL01', { ...registration, approval: { actions: ['stop'] } });
  return house;
}

/** What the refusal of the action says that it waits for. */
async function waits(asked: Promise<unknown>): Promise<Approval> {
  const problem: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(problem instanceof Problem && problem.code === 'approval-needed', String(problem));
  return problem.more.extra!.approval as Approval;
}

test('an action waits for another token, then happens as it was asked for', async (t) => {
  const { exchange, actions, store, act } = await guarded(t);
  await exchange.start();
  const asked = await waits(actions.act('MAIL01', 'stop', { reason: 'INC-1' }, ann));
  assert.equal(await store.jobs.lastOf('MAIL01'), null, 'nothing was opened');
  const again = await waits(actions.act('MAIL01', 'stop', { reason: 'INC-2' }, ann));
  assert.equal(again.id, asked.id, 'asked for twice, it is one request');
  await assert.rejects(actions.approve(asked.id, ann), (e) => isProblem(e, 'approval-own'));
  const { done } = await actions.approve(asked.id, bob);
  const job = await done;
  assert.deepEqual([job.state, job.driver.who, job.driver.reason], ['stopped', 'ann', 'INC-1']);
  const events = await store.events.since(job.id, 0, 100);
  const given = events.find(({ type }) => type === 'approval.given');
  assert.deepEqual([given?.data.by, given?.data.requestedBy], ['bob', 'ann']);
  const repeated = await actions.approve(asked.id, bob);
  assert.deepEqual([repeated.started, repeated.job.id], [false, job.id]);
  await assert.rejects(actions.approve(asked.id, carl), (e) => isProblem(e, 'approval-over'));
  assert.equal((await act('stop')).state, 'stopped', 'nothing is left to do, so nothing waits');
  const back = await waits(actions.act('MAIL01', 'abort', { poison: 'back' }, ann));
  assert.equal(back.action, 'abort');
  assert.equal((await act('abort')).state, 'aborted', 'what keeps the poison out never waits');
});

test('what was refused, or whose time is over, never happens', async (t) => {
  const { actions, store } = await guarded(t);
  const asked = await waits(actions.act('MAIL01', 'recover', {}, ann));
  assert.equal((await actions.refuse(asked.id, ann)).state, 'refused', 'who asked may take it back');
  await assert.rejects(actions.approve(asked.id, bob), (e) => isProblem(e, 'approval-over'));
  const next = await waits(actions.act('MAIL01', 'recover', {}, ann));
  assert.notEqual(next.id, asked.id);
  const late = { ...next, id: 'late', expiresAt: new Date(Date.now() - 1).toISOString() };
  await store.approvals.add(late);
  await assert.rejects(actions.approve('late', bob), (e) => isProblem(e, 'approval-over'));
  await assert.rejects(actions.approve('nothing', bob), (e) => isProblem(e, 'approval-unknown'));
  assert.equal(await store.jobs.lastOf('MAIL01'), null);
});

test('of many who confirm at once one does, and a refusal at the same moment is never overrun', async (t) => {
  const { exchange, actions, store } = await guarded(t);
  await exchange.start();
  const asked = await waits(actions.act('MAIL01', 'stop', {}, ann));
  const both = await Promise.allSettled([actions.refuse(asked.id, carl), actions.approve(asked.id, bob)]);
  const { state } = (await store.approvals.get(asked.id))!;
  const job = await store.jobs.lastOf('MAIL01');
  assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1);
  assert.equal(job !== null, state === 'approved');
});

test('if nothing could be begun the request stays, to be confirmed again', async (t) => {
  const { exchange, actions, store } = await guarded(t, 0);
  await exchange.start();
  const asked = await waits(actions.act('MAIL01', 'stop', {}, ann));
  await assert.rejects(actions.approve(asked.id, bob), (e) => isProblem(e, 'nothing-wrong'));
  assert.equal((await store.approvals.get(asked.id))?.state, 'pending');
});
