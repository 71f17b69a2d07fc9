import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../src/recovery/problems.ts';
import { specOf } from '../../src/recovery/spec.ts';
import { bound } from './fixture.ts';
import { at, profile, registration, sampleApproval } from './sample.ts';

const approval = sampleApproval();
const guarded = { ...registration, approval: { actions: ['stop' as const] } };

test('an action that waits is accepted, and tells what it waits for', async (t) => {
  const { post, actions } = await bound(t);
  actions.onAct = async () => {
    throw new Problem('approval-needed', 'stop waits.', { extra: { approval } });
  };
  const key = { 'idempotency-key': 'k' };
  const { status, body, headers } = await post('/v1/servers/MAIL01/stop', {}, { headers: key });
  assert.deepEqual(
    [status, body.waitingFor, body.state, body.requestedBy],
    [202, 'approval', 'pending', 'ann'],
  );
  assert.match(headers.location!, /^http.*\/v1\/approvals\/approval-1$/);
  assert.ok(headers['retry-after']);
  assert.equal(
    (await post('/v1/servers/MAIL01/stop', {}, { headers: key })).headers['idempotency-replayed'],
    'true',
  );
  const { text } = await post('/v1/servers/MAIL01/stop', {}, { headers: { accept: 'text/plain' } });
  assert.match(
    text,
    /^MAIL01 {2}stop {2}waits for approval until .* asked by ann .*\(INC-4711\) {2}approval-1\n/,
  );
  assert.match(text, /next: curl .* \$UNJAM\/v1\/approvals\/approval-1\/approve\n/);
});

test('a job says that it waits for approval, in each form, and an RMM agent that a person is needed', async (t) => {
  const { get, text, job, store } = await bound(t);
  await job({ spec: specOf('MAIL01', guarded, profile), state: 'isolated' });
  assert.equal((await get('/v1/servers/MAIL01/job')).body.waitingFor, null);
  await store.approvals.add(approval);
  assert.equal((await get('/v1/servers/MAIL01/job')).body.waitingFor, 'approval');
  assert.equal((await get('/v1/jobs/bcdfghjkmnpq')).body.waitingFor, 'approval');
  assert.equal((await get('/v1/jobs')).body.items[0].waitingFor, 'approval');
  assert.match(
    (await text('/v1/servers/MAIL01/job?exitcode=1')).text,
    /waiting for approval[\s\S]*\nEXIT 2\n$/,
  );
  await store.approvals.decide(approval.id, 'pending', {
    state: 'refused',
    by: 'bob',
    at: approval.requestedAt,
  });
  assert.equal((await get('/v1/servers/MAIL01/job')).body.waitingFor, null);
});

test('while a request waits and no recovery is open, a person is needed, however the server is', async (t) => {
  const { get, text, server, job, store, actions } = await bound(t);
  await server();
  await store.approvals.add(approval);
  const { body } = await get('/v1/servers/MAIL01/job');
  assert.deepEqual([body.code, body.next.length], ['no-job', 1]);
  assert.equal(body.next[0].href, '/v1/approvals/approval-1/approve');
  assert.match(body.next[0].why, /^stop waits for approval; with another token than that of ann$/);
  const path = '/v1/servers/MAIL01/job?exitcode=1';
  const asked =
    /^MAIL01 {2}stop {2}waits for approval until .*\n {2}next: curl .*approve\n[\s\S]*\nEXIT 2\n$/;
  assert.match((await text(path)).text, asked);
  await job({ state: 'finalized', closedAt: at });
  assert.match((await text(path)).text, asked, 'the last one is over');
  assert.deepEqual(actions.called, [], 'and nobody has looked at it');
  await store.approvals.add({ ...approval, id: 'other', server: 'MAIL02' });
  const decision = { state: 'refused' as const, by: 'bob', at };
  await store.approvals.decide(approval.id, 'pending', decision);
  assert.match((await text(path)).text, /\nEXIT 1\n$/, 'what another server waits for is its own business');
  assert.equal(actions.called.length, 1);
});

test('requests are listed, read, confirmed and refused, by tokens that may', async (t) => {
  const { get, post, text, job, store, actions, token, tokenFor } = await bound(t);
  await job();
  await store.approvals.add(approval);
  await store.approvals.add({ ...approval, id: 'over', state: 'refused', decidedBy: 'bob' });
  await store.approvals.add({ ...approval, id: 'late', expiresAt: approval.requestedAt });
  const states = async (path: string) =>
    (await get(path)).body.items.map((one: { id: string; state: string }) => `${one.id} ${one.state}`);
  assert.deepEqual(await states('/v1/approvals'), ['late expired', 'over refused', 'approval-1 pending']);
  assert.deepEqual(await states('/v1/approvals?state=pending'), ['approval-1 pending']);
  assert.match((await text('/v1/approvals/over')).text, /^MAIL01 {2}stop {2}refused by bob {2}asked by ann/);
  const reader = await token('read');
  assert.equal((await post('/v1/approvals/approval-1/approve', {}, { token: reader })).status, 403);
  const stranger = await tokenFor(['MX*'], 'read', 'operate');
  assert.deepEqual((await get('/v1/approvals', { token: stranger })).body.items, []);
  for (const verb of ['approve', 'refuse']) {
    const { status, body } = await post(`/v1/approvals/approval-1/${verb}`, {}, { token: stranger });
    assert.deepEqual([status, body.code], [404, 'approval-unknown']);
  }
  assert.deepEqual(actions.called, []);
  assert.equal((await post('/v1/approvals/nothing/approve')).body.code, 'approval-unknown');
  assert.equal((await post('/v1/approvals/approval-1/approve')).body.id, 'bcdfghjkmnpq');
  assert.equal((await post('/v1/approvals/approval-1/refuse')).body.id, 'approval-1');
  assert.deepEqual(
    actions.called.map(({ verb, who }) => [verb, who]),
    [
      ['approve', 'admin'],
      ['refuse', 'admin'],
    ],
  );
});

test('while a job is open nobody lifts the rule', async (t) => {
  const { put, job, store } = await bound(t);
  await store.profiles.put(profile);
  await store.servers.put('MAIL01', guarded);
  await job();
  assert.equal((await put('/v1/servers/MAIL01', registration)).body.code, 'job-open');
});
