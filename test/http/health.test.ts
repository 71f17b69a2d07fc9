import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';

test('livez looks at nothing, readyz at the store', async (t) => {
  const { get, store } = await bound(t);
  assert.deepEqual([(await get('/livez')).text, (await get('/readyz')).text], ['ok\n', 'ok\n']);
  assert.equal((await get('/readyz?verbose')).text, '[+]store ok\n[+]not-draining ok\nok\n');
  t.mock.method(store, 'ping', () => Promise.reject(new Error('gone')));
  const broken = await get('/readyz', { headers: { accept: 'application/json' } });
  assert.deepEqual(
    [broken.status, broken.body],
    [503, { status: 'failed', checks: { store: false, 'not-draining': true } }],
  );
  assert.equal((await get('/readyz?exclude=store')).status, 200);
  assert.equal((await get('/livez')).status, 200);
});

test('the first page tells a person with curl where to go', async (t) => {
  const { get } = await bound(t);
  const { text } = await get('/', { token: null });
  assert.match(text, /^Unjam {2}/);
  assert.match(text, /curl -sS -X POST .* \$UNJAM\/v1\/servers\/MAIL01\/diagnose/);
  const json = await get('/', { headers: { accept: 'application/json' } });
  assert.equal(json.body.document, '/openapi.json');
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
