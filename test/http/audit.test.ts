import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeToken } from '../../src/access/token.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound } from './fixture.ts';
import { sampleApproval } from './sample.ts';

test('each call that acts or is refused is on record, with who, why and what came of it', async (t) => {
  const { get, post, call, text, job, actions, token } = await bound(t);
  await job();
  const id = { headers: { 'x-request-id': 'abc-1' } };
  await post('/v1/servers/MAIL01/stop', { reason: 'INC-4711' }, id);
  actions.onAct = async () => {
    throw new Problem('nothing-wrong', 'MAIL01 is healthy.');
  };
  await post('/v1/servers/MAIL01/quarantine', {});
  await post('/v1/servers/MAIL01/quarantine', { dryRn: true });
  await call('DELETE', '/v1/servers/NOBODY');
  await call('GET', '/v1/servers', { token: makeToken() });
  await call('GET', '/v1/audit', { token: await token('read') });
  await get('/v1/servers');
  const rows = (await get('/v1/audit')).body.items;
  assert.deepEqual(
    rows
      .map((r: Record<string, unknown>) => [r.method, r.path, r.status, r.code, r.token, r.server])
      .reverse(),
    [
      ['POST', '/v1/servers/MAIL01/stop', 200, null, 'admin', 'MAIL01'],
      ['POST', '/v1/servers/MAIL01/quarantine', 409, 'nothing-wrong', 'admin', 'MAIL01'],
      ['POST', '/v1/servers/MAIL01/quarantine', 400, 'invalid-request', 'admin', 'MAIL01'],
      ['DELETE', '/v1/servers/NOBODY', 404, 'server-unknown', 'admin', 'NOBODY'],
      ['GET', '/v1/servers', 401, 'unauthorized', null, null],
      ['GET', '/v1/audit', 403, 'forbidden', 'read', null],
    ],
  );
  const [first] = rows.slice(-1);
  assert.deepEqual([first.reason, first.requestId, first.address], ['INC-4711', 'abc-1', '127.0.0.1']);
  assert.match(
    (await text('/v1/audit')).text,
    /admin {2}POST \/v1\/servers\/MAIL01\/stop {2}200 {2}\(INC-4711\)/,
  );
});

test('a call by a recovery or a request for approval is on record with its server', async (t) => {
  const { get, put, post, job, store } = await bound(t);
  await job();
  await store.approvals.add(sampleApproval());
  await put('/v1/jobs/bcdfghjkmnpq/rounds/1/verdict', { verdict: 'unclear', reason: 'INC-4711' });
  await post(`/v1/approvals/${sampleApproval().id}/refuse`);
  await post('/v1/approvals/nothing/refuse');
  const rows = (await get('/v1/audit')).body.items as { server: string | null; reason: string | null }[];
  const told = rows.map(({ server, reason }) => [server, reason]).reverse();
  assert.deepEqual(told, [
    ['MAIL01', 'INC-4711'],
    ['MAIL01', null],
    [null, null],
  ]);
});

test('a flood of wrong tokens does not fill the record', async (t) => {
  const { call, get } = await bound(t, { failuresPerMinute: 2 });
  for (let i = 0; i < 10; i++) await call('GET', '/v1/servers', { token: makeToken() });
  assert.equal((await get('/v1/audit')).body.items.length, 2);
});

test('a record that cannot be written does not keep the answer back', async (t) => {
  const { post, job, store, log } = await bound(t);
  await job();
  t.mock.method(store.audit, 'append', () => Promise.reject(new Error('disk full')));
  assert.equal((await post('/v1/servers/MAIL01/stop')).status, 200);
  assert.ok(log.some((line) => line.includes('the audit row could not be written')));
});

test('a call that began something is on record before it is answered', async (t) => {
  const { post, get, job, actions } = await bound(t);
  const open = await job();
  const { promise, resolve } = Promise.withResolvers<typeof open>();
  actions.onAct = async () => ({ job: open, started: true, done: promise });
  const call = post('/v1/servers/MAIL01/stop', { reason: 'INC-4711' });
  const statuses = async () =>
    (await get('/v1/audit')).body.items.map((row: { status: number; reason: string }) => [
      row.status,
      row.reason,
    ]);
  call.catch(() => {});
  while ((await statuses()).length === 0) await new Promise((wait) => setTimeout(wait, 5));
  assert.deepEqual(await statuses(), [[102, 'INC-4711']]);
  resolve(open);
  await call;
  assert.deepEqual(await statuses(), [
    [200, 'INC-4711'],
    [102, 'INC-4711'],
  ]);
});

test('who forced a row away, or changed one, is found out', async (t) => {
  const { post, get, text, job } = await bound(t);
  await job();
  for (let i = 0; i < 3; i++) await post('/v1/servers/MAIL01/stop');
  const { body } = await get('/v1/audit/verification');
  assert.deepEqual([body.intact, body.rows, body.head.seq, body.fault], [true, 3, 3, null]);
  assert.match((await text('/v1/audit/verification')).text, /^intact {2}3 rows\n {2}head 3 [0-9a-f]{64}\n$/);
  const rewritten = await text(`/v1/audit/verification?seq=2&hash=${'a'.repeat(64)}`);
  assert.match(rewritten.text, /^BROKEN {2}at row 2: it is not the row that was noted/);
});
