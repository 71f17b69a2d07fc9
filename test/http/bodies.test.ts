import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNames } from '../../src/recovery/job.ts';
import { bound } from './fixture.ts';

const wrong: [string, unknown, string][] = [
  ...actionNames.flatMap((action): [string, unknown, string][] => [
    [action, { dryRun: null }, '#/dryRun'],
    [action, { dryRun: 0 }, '#/dryRun'],
    [action, { dryRun: 'true' }, '#/dryRun'],
    [action, { dryRn: true }, '#/dryRn'],
    [action, { reason: '' }, '#/reason'],
    [action, { reason: 'x'.repeat(501) }, '#/reason'],
    [action, { reason: 'bell\u0007' }, '#/reason'],
    [action, [], '#'],
    [action, null, '#'],
    [action, 'stop', '#'],
  ]),
  ['stop', { strategy: 'all' }, '#/strategy'],
  ['stop', { evenIfHealthy: 1 }, '#/evenIfHealthy'],
  ['quarantine', { strategy: 'most' }, '#/strategy'],
  ['next-bisect-round', { round: '5' }, '#/round'],
  ['next-bisect-round', { round: 0 }, '#/round'],
  ['next-bisect-round', { round: 1.5 }, '#/round'],
  ['next-bisect-round', { release: 'x' }, '#/release'],
  ['next-bisect-round', { hold: [1] }, '#/hold/0'],
  ['finalize', { leaveSuspects: 'yes' }, '#/leaveSuspects'],
  ['abort', { poison: 'eat' }, '#/poison'],
  ['close', { because: 7 }, '#/because'],
  ['adopt', { folder: 'in\u0000temp' }, '#/folder'],
  ['recover', { maxRounds: 0 }, '#/maxRounds'],
  ['recover', { maxDowntimeSeconds: -1 }, '#/maxDowntimeSeconds'],
  ['recover/pause', { dryRun: true }, '#/dryRun'],
  ['recover/resume', { strategy: 'all' }, '#/strategy'],
  ['check', { rehearse: 'no' }, '#/rehearse'],
  ['check', { dryRun: true }, '#/dryRun'],
  ['diagnose', { evenIfHealthy: true }, '#/evenIfHealthy'],
];

test('a body that does not fit is refused with the place of its fault, and nothing is called', async (t) => {
  const { call, actions } = await bound(t);
  for (const [verb, body, pointer] of wrong) {
    const answer = await call('POST', `/v1/servers/MAIL01/${verb}`, {
      body: typeof body === 'string' || body === null ? JSON.stringify(body) : body,
      headers: { 'content-type': 'application/json' },
    });
    const told = [answer.status, answer.body.code, answer.body.errors?.[0].pointer];
    assert.deepEqual(told, [400, 'invalid-request', pointer], `${verb} ${JSON.stringify(body)}`);
  }
  assert.deepEqual(actions.called, []);
});

test('every fault is listed, and no value of the caller is repeated', async (t) => {
  const { post } = await bound(t);
  const { body } = await post('/v1/servers/MAIL01/recover', {
    maxRounds: 'hunter2',
    dryRun: 'x',
    pasword: 'hunter2',
  });
  const pointers = body.errors.map((e: { pointer: string }) => e.pointer).sort();
  assert.deepEqual(pointers, ['#/dryRun', '#/maxRounds', '#/pasword']);
  assert.ok(!JSON.stringify(body).includes('hunter2'));
});

test('an empty body is {}, whatever its content type', async (t) => {
  const { call, actions, job } = await bound(t);
  await job();
  const types = [undefined, 'application/json', 'application/x-www-form-urlencoded', 'text/plain'];
  for (const type of types) {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const answer = await call(
      'POST',
      '/v1/servers/MAIL01/stop',
      type === undefined ? {} : { body: '', headers },
    );
    assert.equal(answer.status, 200, type);
  }
  assert.deepEqual(
    actions.called.map((c) => c.options),
    types.map(() => ({})),
  );
});

test('what is not JSON is refused', async (t) => {
  const { call } = await bound(t);
  const post = async (body: string, type: string) => {
    const { status, body: problem } = await call('POST', '/v1/servers/MAIL01/stop', {
      body,
      headers: { 'content-type': type },
    });
    return [status, problem.code];
  };
  assert.deepEqual(await post('dryRun=true', 'application/x-www-form-urlencoded'), [
    415,
    'unsupported-media-type',
  ]);
  assert.deepEqual(await post('{}', 'text/plain'), [415, 'unsupported-media-type']);
  assert.deepEqual(await post('{"dryRun":', 'application/json'), [400, 'invalid-request']);
  assert.deepEqual(await post('{"__proto__":{"dryRun":true}}', 'application/json'), [400, 'invalid-request']);
  assert.deepEqual(await post(`{"reason":"${'x'.repeat(1_100_000)}"}`, 'application/json'), [
    413,
    'payload-too-large',
  ]);
});

test('a body that is compressed is not taken for JSON that is broken, and JSON that is broken comes with advice', async (t) => {
  const { post, actions } = await bound(t);
  const coded = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const packed = await post('/v1/servers/MAIL01/stop', '{}', { headers: coded });
  assert.deepEqual([packed.status, packed.body.code], [415, 'unsupported-media-type']);
  assert.match(packed.body.detail, /gzip/);
  const typed = { 'content-type': 'application/json' };
  const broken = await post('/v1/servers/MAIL01/stop', "{'reason': 'x'}", { headers: typed });
  assert.deepEqual([broken.status, broken.body.untouched], [400, 'Nothing was done.']);
  assert.match(broken.body.next[0].why, /quote it whole with '…'/);
  assert.deepEqual(actions.called, []);
});

test('a query that does not fit is refused: ?dryRun=true must not be a real run', async (t) => {
  const { call, actions } = await bound(t);
  const refused: [string, string, string][] = [
    ['POST', '/v1/servers/MAIL01/stop?dryRun=true', 'dryRun'],
    ['POST', '/v1/servers/MAIL01/check?rehearse=true', 'rehearse'],
    ['GET', '/v1/servers?pageSize=-1', 'pageSize'],
    ['GET', '/v1/servers?pageSize=many', 'pageSize'],
    ['GET', '/v1/servers?limit=3', 'limit'],
    ['GET', '/v1/servers?format=yaml', 'format'],
    ['GET', '/v1/jobs?state=lost', 'state'],
    ['GET', '/v1/jobs/x/messages?state=eaten', 'state'],
    ['GET', '/v1/jobs/x/events?lastEventId=-1', 'lastEventId'],
    ['GET', '/v1/messages?sha256=abc', 'sha256'],
    ['GET', '/v1/servers/MAIL01/job?exitcode=2', 'exitcode'],
    ['GET', '/v1/jobs/x/rounds/0', 'n'],
    ['GET', '/v1/jobs/a%00b', 'job'],
    ['GET', '/v1/jobs/x/messages/%2e%2e', 'message'],
  ];
  for (const [method, path, parameter] of refused) {
    const { status, body } = await call(method, path);
    assert.deepEqual(
      [status, body.code, body.errors?.[0].parameter],
      [400, 'invalid-request', parameter],
      path,
    );
  }
  assert.deepEqual(actions.called, []);
});
