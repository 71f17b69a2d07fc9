import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { FollowUps } from '../../src/inbox/index.ts';
import { seal, unseal } from '../../src/inbox/slack/sealed.ts';
import type { Job } from '../../src/recovery/job.ts';
import { bound, now } from '../http/fixture.ts';
import { until } from '../peers/unit/until.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const url = 'https://hooks.slack.com/commands/T0/1/a-capability';
const place = { url, verb: 'recover', server: 'MAIL01', requestId: 'r1' };
const never = new Promise<never>(() => {});

/** A store that outlasts the processes that promise and keep: each with its own end. */
async function house(t: TestContext) {
  const { store, actions, job } = await bound(t);
  const told: [string, string][] = [];
  const life = (change: { secret?: string; later?: number } = {}) => {
    const ending = new AbortController();
    const followUps = new FollowUps({
      ...{ store, actions, secret: change.secret ?? secret, signal: ending.signal },
      clock: { now: () => new Date(now.getTime() + (change.later ?? 0) * 60_000) },
      words: { job: async ({ state }) => state },
      tell: async (where, _request, text) => void told.push([where, text]),
    });
    t.after(() => ending.abort());
    return { followUps, end: () => ending.abort() };
  };
  const move = async (change: Partial<Job>) => {
    await store.jobs.save({ ...(await store.jobs.get('bcdfghjkmnpq'))!, ...change });
  };
  const heard = () => told.map(([, text]) => text);
  const gone = () =>
    until('nothing is promised any more', async () => (await store.followUps.list()).length === 0);
  return { store, actions, job, life, move, told, heard, gone };
}

const recovering = { recovering: { paused: false } };
const closed = { state: 'finalized' as const, closedAt: now.toISOString(), recovering: null };

test('a recovery that ends after a restart is told to its end, where and as often as Slack takes it', async (t) => {
  const { store, job, life, move, told, heard, gone } = await house(t);
  const open = await job({ state: 'open', ...recovering });
  const first = life();
  await first.followUps.progress(place, { job: open, started: true, done: never });
  await move({ state: 'quarantined' });
  await until('the first state was told', () => told.length === 1);
  first.end();
  const kept = await store.followUps.list();
  assert.deepEqual([kept.length, kept[0]?.told, kept[0]?.state], [1, 1, 'quarantined']);
  assert.ok(!JSON.stringify(kept).includes('hooks.slack.com'), 'the address lies there sealed');
  await move({ state: 'bisecting' });
  const second = life({ later: 1 });
  await second.followUps.takeUp();
  await until('what happened meanwhile was told', () => told.length === 2);
  for (const state of ['isolated', 'escalated', 'stuck'] as const) {
    await move({ state });
    if (state === 'isolated') await until('the third was told', () => told.length === 3);
  }
  await move(closed);
  await gone();
  assert.deepEqual(heard(), ['quarantined', 'bisecting', 'isolated', 'finalized']);
  assert.deepEqual(new Set(told.map(([where]) => where)), new Set([url]));
});

test('what ended while nobody was there is told at the start, once', async (t) => {
  const { job, life, move, heard, gone } = await house(t);
  const open = await job({ state: 'bisecting', ...recovering });
  const first = life();
  await first.followUps.progress(place, { job: open, started: true, done: never });
  first.end();
  await move({ waitingFor: 'operator' });
  await life().followUps.takeUp();
  await gone();
  await life().followUps.takeUp();
  assert.deepEqual(heard(), ['bisecting'], 'it rests: a person is needed');
});

test('a look that a restart cut short is said to be, and how to go on', async (t) => {
  const { life, heard, gone } = await house(t);
  const first = life();
  await first.followUps.answerLater({ ...place, verb: 'diagnose' }, never);
  first.end();
  await life().followUps.takeUp();
  await gone();
  assert.deepEqual(heard(), [
    'diagnose MAIL01 was cut short by a restart of Unjam. /unjam status MAIL01 says how it stands.',
  ]);
});

test('after Slack has closed the address, or with another secret, nothing is called and nothing kept', async (t) => {
  const { job, life, heard, gone } = await house(t);
  const open = await job(recovering);
  for (const other of [{ later: 28 }, { secret: 'another secret of the app' }]) {
    const first = life();
    await first.followUps.progress(place, { job: open, started: true, done: never });
    first.end();
    await life(other).followUps.takeUp();
    await gone();
  }
  assert.deepEqual(heard(), []);
});

test('one process keeps a promise once', async (t) => {
  const { job, life, move, heard, gone } = await house(t);
  const open = await job({ state: 'bisecting', ...recovering });
  const { followUps } = life();
  const end = Promise.withResolvers<Job>();
  await followUps.progress(place, { job: open, started: true, done: end.promise });
  await followUps.takeUp();
  await move(closed);
  end.resolve({ ...open, ...closed });
  await gone();
  assert.deepEqual(heard(), ['finalized']);
});

test('what is sealed opens with the same secret, for the same purpose and unchanged', () => {
  const sealed = seal(url, 'f1', secret);
  assert.equal(unseal(sealed, 'f1', secret), url);
  assert.notEqual(seal(url, 'f1', secret), sealed);
  const changed = Buffer.from(sealed, 'base64url');
  changed[changed.length - 1]! ^= 1;
  for (const [one, purpose, key] of [
    [sealed, 'f2', secret],
    [sealed, 'f1', 'another secret'],
    [changed.toString('base64url'), 'f1', secret],
    ['', 'f1', secret],
  ] as const) {
    assert.equal(unseal(one, purpose, key), null);
  }
});
