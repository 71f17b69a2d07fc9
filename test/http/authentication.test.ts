import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashToken, makeToken } from '../../src/access/token.ts';
import { bound, now, pepper } from './fixture.ts';

test('without a valid token nothing below /v1 answers, and nothing is called', async (t) => {
  const { call, actions, store } = await bound(t);
  const old = makeToken();
  const expiresAt = new Date(now.getTime() - 1).toISOString();
  await store.tokens.add({
    ...{ id: 'old', name: 'old', hash: hashToken(old, pepper), scopes: ['admin'] },
    ...{ prefix: 'ujm_', servers: ['*'] },
    ...{ createdAt: expiresAt, expiresAt, lastUsedAt: null },
  });
  const attempts: [string | null, RegExp][] = [
    [null, /^Bearer realm="unjam"$/],
    ['nonsense', /error="invalid_token"/],
    [makeToken(), /error="invalid_token"/],
    [old, /error="invalid_token"/],
  ];
  for (const [token, challenge] of attempts) {
    const { status, body, headers } = await call('POST', '/v1/servers/MAIL01/stop', { token });
    assert.deepEqual([status, body.code], [401, 'unauthorized']);
    assert.match(headers['www-authenticate']!, challenge);
  }
  const basic = await call('GET', '/v1/servers', { token: null, headers: { authorization: 'Basic YTpi' } });
  assert.equal(basic.status, 401);
  assert.deepEqual(actions.called, []);
});

test('a token that does not allow it is 403, and is told what it needs', async (t) => {
  const { call, token, actions } = await bound(t);
  const reader = await token('read');
  const attempts: [string, string, string][] = [
    ['POST', '/v1/servers/MAIL01/stop', 'operate'],
    ['POST', '/v1/servers/MAIL01/diagnose', 'diagnose'],
    ['PUT', '/v1/servers/MAIL01', 'admin'],
    ['DELETE', '/v1/profiles/mine', 'admin'],
    ['GET', '/v1/audit', 'admin'],
  ];
  for (const [method, path, scope] of attempts) {
    const { status, body, headers } = await call(method, path, { token: reader });
    assert.deepEqual([status, body.code], [403, 'forbidden'], path);
    assert.match(headers['www-authenticate']!, new RegExp(`insufficient_scope", scope="${scope}"`));
  }
  assert.equal((await call('GET', '/v1/servers', { token: reader })).status, 200);
  const looker = await token('diagnose');
  const rehearsal = await call('POST', '/v1/servers/MAIL01/check', {
    token: looker,
    body: { rehearse: true },
  });
  assert.equal(rehearsal.body.code, 'forbidden');
  assert.deepEqual(actions.called, []);
});

test('failures are slowed down; a valid token from the same address is not', async (t) => {
  const { call, get } = await bound(t, { failuresPerMinute: 3 });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++)
    statuses.push((await call('GET', '/v1/servers', { token: makeToken() })).status);
  assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
  const refused = await call('GET', '/v1/servers', { token: null });
  assert.equal(refused.body.code, 'too-many-requests');
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.equal((await get('/v1/servers')).status, 200);
});

test('no token is ever written to the log', async (t) => {
  const { get, call, log, admin } = await bound(t);
  await get('/v1/servers');
  const wrong = makeToken();
  await call('GET', '/v1/servers', { token: wrong });
  assert.ok(log.length > 2);
  assert.ok(!log.some((line) => line.includes(admin) || line.includes(wrong)));
});

test('a token in a URL opens nothing, is not written to the log, and its owner is told to take it back', async (t) => {
  const { get, log, admin } = await bound(t);
  const own = 'hunter2-is-no-token-of-ours';
  for (const query of [
    `access_token=${admin}`,
    `x=1&API-Key=${own}`,
    `q=${admin}`,
    `token=${own}&format=json`,
  ]) {
    const { status, body } = await get(`/v1/servers?${query}`, { token: null });
    assert.equal(status, 401, query);
    assert.match(body.next[0].why, /One in a URL is not read and ends in logs: take it back/, query);
  }
  assert.equal((await get(`/v1/servers/${admin}`)).status, 404, 'also with a token where it belongs');
  assert.equal((await get('/v1/servers?pageToken=abc&pageSize=2')).status, 400);
  const lines = log.join('');
  assert.ok(!lines.includes(admin) && !lines.includes(own));
  assert.match(lines, /"url":"\/v1\/servers\?x=1&API-Key=\[struck out\]"/);
  assert.match(lines, /pageToken=abc&pageSize=2/);
});

test('who sends a token that opens nothing is not told to send it', async (t) => {
  const { get } = await bound(t);
  const none = await get('/v1/servers', { token: null });
  const wrong = await get('/v1/servers', { token: makeToken() });
  assert.match(none.body.next[0].why, /^Send it with -H "Authorization: Bearer \$UNJAM_TOKEN"\.$/);
  assert.match(wrong.body.next[0].why, /copied whole; else ask whoever administers Unjam/);
});
