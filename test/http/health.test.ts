import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';

const json = { accept: 'application/json' };

test('livez looks at nothing, readyz at the store, whose failure is a problem', async (t) => {
  const { get, store } = await bound(t);
  t.mock.method(store, 'ping', () => Promise.reject(new Error('gone')));
  const broken = await get('/readyz', { headers: json });
  assert.deepEqual([broken.status, broken.body.code], [503, 'unavailable']);
  assert.match(broken.headers['content-type']!, /^application\/problem\+json/);
  assert.deepEqual(broken.body.checks, { store: false, runner: true, 'not-draining': true });
  assert.match(broken.body.detail, /not ready: store\./);
  const said = await get('/readyz');
  assert.deepEqual([said.status, said.text], [503, '[-]store failed\nfailed\n']);
  assert.ok(Number(said.headers['retry-after']) > 0);
  assert.equal((await get('/readyz?exclude=store')).status, 200);
  assert.equal((await get('/livez')).text, 'ok\n');
});

test('readyz says yes with a word, and what it looked at when asked', async (t) => {
  const { get } = await bound(t);
  assert.equal((await get('/readyz')).text, 'ok\n');
  assert.equal((await get('/readyz?verbose')).text, '[+]store ok\n[+]runner ok\n[+]not-draining ok\nok\n');
});

test('a runner that gives no sign of life shows', async (t) => {
  const { get, actions } = await bound(t);
  actions.silent = 29_000;
  assert.equal((await get('/readyz')).status, 200);
  actions.silent = 31_000;
  const { status, text } = await get('/readyz');
  assert.deepEqual([status, text], [503, '[-]runner failed\nfailed\n']);
});

test('a store that says nothing is no store, and one that is asked by a crowd is asked once', async (t) => {
  const { get, store } = await bound(t);
  const ping = t.mock.method(store, 'ping', () => new Promise<void>(() => {}));
  const answers = await Promise.all(Array.from({ length: 20 }, () => get('/readyz')));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([503]));
  assert.equal(ping.mock.callCount(), 1);
});

test('the first page tells a person with curl where to go', async (t) => {
  const { get } = await bound(t);
  const { text } = await get('/', { token: null });
  assert.match(text, /^Unjam {2}/);
  assert.match(text, /curl -sS -X POST .* \$UNJAM\/v1\/servers\/MAIL01\/diagnose/);
  const { body } = await get('/', { headers: json });
  assert.equal(body.document, '/openapi.json');
});

test('the page of the document works under the headers that harden it', async (t) => {
  const { get } = await bound(t);
  const page = await get('/docs/');
  assert.equal(page.status, 200);
  const policy = page.headers['content-security-policy']!;
  assert.match(policy, /script-src 'self'/);
  assert.ok(!policy.includes('upgrade-insecure-requests'));
  const scripts = [...page.text.matchAll(/<script([^>]*)>([^<]*)</g)];
  assert.ok(scripts.length > 0);
  for (const [, attributes, inline] of scripts) {
    assert.match(attributes!, /src="\.?\/(docs\/)?static\//);
    assert.equal(inline!.trim(), '');
  }
  assert.equal((await get('/docs/static/swagger-initializer.js')).status, 200);
  assert.equal((await get('/docs/json')).body.openapi, '3.1.1');
});

test('no other site may read an answer in a browser', async (t) => {
  const { get } = await bound(t);
  const { headers } = await get('/v1/servers', { headers: { origin: 'https://evil.example' } });
  assert.equal(headers['access-control-allow-origin'], undefined);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('who is overloaded refuses calls, and still tells whoever watches', async (t) => {
  const { get } = await bound(t, { eventLoopDelayMs: 1e-9 });
  let refused = await get('/v1/servers');
  for (let i = 0; i < 100 && refused.status === 200; i++) {
    await new Promise((wait) => setTimeout(wait, 50));
    refused = await get('/v1/servers');
  }
  assert.deepEqual([refused.status, refused.body.code], [503, 'unavailable']);
  assert.ok(refused.headers['retry-after']);
  assert.equal((await get('/livez')).status, 200);
});
