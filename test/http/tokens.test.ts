import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashToken } from '../../src/access/token.ts';
import { bound, now, pepper } from './fixture.ts';

const wish = { name: 'zabbix', scopes: ['read', 'diagnose'], servers: ['MAIL*'] };

test('a token is made, shown once, listed without its secret, used, and taken back', async (t) => {
  const { post, get, call, text, store, log } = await bound(t);
  const made = await post('/v1/tokens', wish);
  assert.deepEqual([made.status, made.headers['cache-control']], [201, 'no-store']);
  const { token, id, prefix } = made.body;
  assert.match(token, /^ujm_[0-9A-Za-z]{36}$/);
  assert.ok(token.startsWith(prefix) && prefix.length === 8);
  assert.ok(made.headers.location!.endsWith(`/v1/tokens/${id}`));
  assert.equal((await get('/v1/servers', { token })).status, 200);
  const listed = await get('/v1/tokens');
  const used = listed.body.items.map(
    (item: { name: string; lastUsedAt: string }) => item.name + item.lastUsedAt,
  );
  assert.deepEqual(used.sort(), [`admin${now.toISOString()}`, `zabbix${now.toISOString()}`]);
  assert.ok(!listed.text.includes(token) && !listed.text.includes(hashToken(token, pepper)));
  assert.match((await text('/v1/tokens')).text, /zabbix {2}read,diagnose on MAIL\* {2}used 2026-11-23/);
  assert.ok(!log.some((line) => line.includes(token)));
  assert.equal((await store.tokens.get(id))?.hash, hashToken(token, pepper));
  assert.equal((await call('DELETE', `/v1/tokens/${id}`)).status, 204);
  assert.equal((await get('/v1/servers', { token })).status, 401, 'at once');
  assert.equal((await call('DELETE', `/v1/tokens/${id}`)).body.code, 'token-unknown');
});

test('in a terminal the first line is the token and nothing else', async (t) => {
  const { post } = await bound(t);
  const { text } = await post('/v1/tokens', wish, { headers: { accept: 'text/plain' } });
  assert.match(text, /^ujm_[0-9A-Za-z]{36}\n {2}keep it: it is shown this once\n/);
});

test('a repeated key answers with the same token row, but never with the secret again', async (t) => {
  const { post, get, store } = await bound(t);
  const call = { headers: { 'idempotency-key': 'k' } };
  const first = await post('/v1/tokens', wish, call);
  const again = await post('/v1/tokens', wish, call);
  assert.deepEqual([again.status, again.headers['idempotency-replayed']], [201, 'true']);
  assert.deepEqual(again.body, { ...first.body, token: null });
  assert.equal((await get('/v1/tokens')).body.items.length, 2);
  const kept = await store.keys.claim((await store.tokens.list({ limit: 1 })).items[0]!.id, 'k', '', '');
  assert.ok(!JSON.stringify(kept).includes(first.body.token), 'not at rest either');
});

test('a token that would have run out, bears a taken name, or has faults, is not made', async (t) => {
  const { post, get } = await bound(t);
  const wrong: [object, number, string][] = [
    [{ ...wish, name: 'admin' }, 409, 'token-name-taken'],
    [{ ...wish, expiresAt: now.toISOString() }, 400, 'invalid-request'],
    [{ ...wish, scopes: [] }, 400, 'invalid-request'],
    [{ ...wish, scopes: ['root'] }, 400, 'invalid-request'],
    [{ ...wish, servers: [] }, 400, 'invalid-request'],
    [{ ...wish, servers: ['[A-Z]'] }, 400, 'invalid-request'],
    [{ ...wish, name: 'two\nlines' }, 400, 'invalid-request'],
    [{ ...wish, admin: true }, 400, 'invalid-request'],
  ];
  for (const [body, status, code] of wrong) {
    const answer = await post('/v1/tokens', body);
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(body));
  }
  assert.equal((await get('/v1/tokens')).body.items.length, 1);
});

test('the last token that can make others is not taken back', async (t) => {
  const { post, get, call } = await bound(t);
  const [{ id }] = (await get('/v1/tokens')).body.items;
  const soon = new Date(now.getTime() + 3_600_000).toISOString();
  await post('/v1/tokens', { name: 'for an hour', scopes: ['admin'], expiresAt: soon });
  await post('/v1/tokens', { name: 'for some', scopes: ['admin'], servers: ['MAIL*'] });
  assert.equal((await call('DELETE', `/v1/tokens/${id}`)).body.code, 'last-admin-token');
  const stale = await call('DELETE', `/v1/tokens/${id}`, { headers: { 'if-match': '"v7"' } });
  assert.deepEqual([stale.status, stale.headers.etag], [412, '"v1"']);
  await post('/v1/tokens', { name: 'second', scopes: ['admin'] });
  assert.equal((await call('DELETE', `/v1/tokens/${id}`)).status, 204);
});

test('a token runs out', async (t) => {
  const { get, store, post } = await bound(t);
  const { body } = await post('/v1/tokens', { ...wish, expiresAt: '2026-11-23T05:20:00+02:00' }).catch(
    assert.fail,
  );
  assert.equal(body.code, 'invalid-request', 'the same instant in another zone');
  const made = await post('/v1/tokens', { ...wish, expiresAt: '2026-11-23T05:20:01+02:00' });
  assert.equal(made.body.expiresAt, '2026-11-23T03:20:01.000Z');
  assert.equal((await get('/v1/servers', { token: made.body.token })).status, 200);
  t.mock.method(now, 'getTime', () => Date.parse('2026-11-23T03:20:01.000Z'));
  assert.equal((await get('/v1/servers', { token: made.body.token })).status, 401);
  assert.ok(await store.tokens.get(made.body.id));
});
