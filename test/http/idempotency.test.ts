import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hashToken } from '../../src/access/token.ts';
import type { Job } from '../../src/recovery/job.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound, pepper } from './fixture.ts';

const path = '/v1/servers/MAIL01/stop';
const key = (value: string) => ({ headers: { 'idempotency-key': value } });

test('the same key answers the same again and acts once', async (t) => {
  const { post, actions, job } = await bound(t, { waitSeconds: 0.05 });
  const open = await job();
  actions.onAct = async () => ({ job: open, started: true, done: new Promise<Job>(() => {}) });
  const first = await post(path, { reason: 'a' }, key('"k-1"'));
  const again = await post(path, { reason: 'a' }, key('k-1'));
  assert.deepEqual([first.status, again.status], [202, 202]);
  assert.equal(again.text, first.text);
  assert.equal(again.headers.location, first.headers.location);
  assert.equal(again.headers['content-type'], first.headers['content-type']);
  assert.equal(again.headers['idempotency-replayed'], 'true');
  assert.equal(first.headers['idempotency-replayed'], undefined);
  assert.equal(actions.called.length, 1);
});

test('the same key for another request is refused', async (t) => {
  const { post, job, actions } = await bound(t);
  await job();
  await post(path, { reason: 'a' }, key('k'));
  for (const [other, body] of [
    [path, { reason: 'b' }],
    ['/v1/servers/MAIL01/abort', { reason: 'a' }],
    ['/v1/servers/MAIL02/stop', { reason: 'a' }],
  ] as const) {
    const { status, body: problem } = await post(other, body, key('k'));
    assert.deepEqual([status, problem.code], [422, 'idempotency-mismatch']);
  }
  assert.equal(actions.called.length, 1);
});

test('a second call while the first is not answered is 409', async (t) => {
  const { post, actions, job } = await bound(t);
  const open = await job();
  const { promise, resolve } = Promise.withResolvers<Job>();
  actions.onAct = async () => ({ job: open, started: true, done: promise });
  const first = post(path, {}, key('k'));
  await new Promise((wait) => setTimeout(wait, 150));
  const second = await post(path, {}, key('k'));
  assert.deepEqual([second.status, second.body.code], [409, 'idempotency-conflict']);
  assert.ok(second.headers['retry-after']);
  resolve(open);
  assert.equal((await first).status, 200);
  assert.equal((await post(path, {}, key('k'))).headers['idempotency-replayed'], 'true');
});

test('two equal calls at the same moment act once', async (t) => {
  const { post, actions, job } = await bound(t);
  const open = await job();
  const { promise, resolve } = Promise.withResolvers<Job>();
  actions.onAct = async () => ({ job: open, started: true, done: promise });
  const calls = Array.from({ length: 5 }, () => post(path, {}, key('k')));
  await new Promise((wait) => setTimeout(wait, 300));
  resolve(open);
  const statuses = (await Promise.all(calls)).map((call) => call.status).sort((a, b) => a - b);
  assert.deepEqual(statuses, [200, 409, 409, 409, 409]);
  assert.equal(actions.called.length, 1);
});

test('what came to nothing can be tried again with its key', async (t) => {
  const { post, actions, job } = await bound(t);
  await job();
  actions.onAct = async () => {
    throw new Problem('nothing-wrong', 'MAIL01 is healthy.');
  };
  assert.equal((await post(path, { round: 1 }, key('k'))).status, 400);
  assert.equal((await post(path, {}, key('k'))).status, 409);
  actions.onAct = async () => actions.ended();
  const { status, headers } = await post(path, {}, key('k'));
  assert.deepEqual([status, headers['idempotency-replayed']], [200, undefined]);
});

test('a failure after something was begun is kept like any answer', async (t) => {
  const { post, actions, job } = await bound(t);
  const open = await job();
  actions.onAct = async () => ({
    job: open,
    started: true,
    done: Promise.reject(new Problem('host-unreachable', 'mail01 does not answer.')),
  });
  const first = await post(path, {}, key('k'));
  const again = await post(path, {}, key('k'));
  assert.deepEqual([first.status, again.status, again.body.code], [502, 502, 'host-unreachable']);
  assert.match(again.headers['content-type']!, /^application\/problem\+json/);
  assert.equal(actions.called.length, 1);
});

test('a key whose process died does not block the call for days', async (t) => {
  const { post, store, actions, job, admin } = await bound(t);
  await job();
  const token = await store.tokens.byHash(hashToken(admin, pepper));
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(['POST', path, '{}']))
    .digest('hex');
  await store.keys.claim(token!.id, 'k', fingerprint, '2026-11-23T03:00:00.000Z');
  assert.equal((await post(path, {}, key('k'))).status, 200);
  assert.equal((await post(path, {}, key('k'))).headers['idempotency-replayed'], 'true');
  assert.equal(actions.called.length, 1);
});

test('a key is one caller’s own, and must be one', async (t) => {
  const { post, token, job, actions } = await bound(t);
  await job();
  const other = await token('operate');
  await post(path, { reason: 'a' }, key('k'));
  const theirs = await post(path, { reason: 'b' }, { ...key('k'), token: other });
  assert.deepEqual([theirs.status, theirs.headers['idempotency-replayed']], [200, undefined]);
  for (const bad of ['', '""', 'x'.repeat(256), 'with space']) {
    assert.equal((await post(path, {}, key(bad))).body.code, 'invalid-request', bad);
  }
  assert.equal(actions.called.length, 2);
});
