import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { makeToken } from '../../src/access/token.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { documentPath, makeDocument } from '../openapi/document.ts';
import { allRoutes } from './all-routes.ts';
import { bound } from './fixture.ts';
import { registration, sampleJob, sampleMessage } from './sample.ts';

/** One test or more for each line of the OWASP API Security Top 10 of 2023. */

test('API1 broken object level authorization: what belongs to another server does not exist', async (t) => {
  const { get, post, job, server, tokenFor, actions } = await bound(t);
  await server();
  await job({}, [sampleMessage()]);
  const stranger = await tokenFor(['OTHER*'], 'read', 'diagnose', 'operate', 'poison');
  for (const path of ['/servers/MAIL01', '/jobs/bcdfghjkmnpq', '/jobs/bcdfghjkmnpq/messages/message-1']) {
    assert.equal((await get(`/v1${path}`, { token: stranger })).status, 404, path);
    assert.equal((await get(`/v1${path}`)).status, 200, path);
  }
  assert.equal((await post('/v1/servers/MAIL01/stop', {}, { token: stranger })).status, 404);
  assert.deepEqual(actions.called, []);
});

test('API2 broken authentication: no default token, only in the header, guessing is slowed down', async (t) => {
  const { call, get, admin } = await bound(t, { failuresPerMinute: 2 });
  for (const path of [`/v1/servers?token=${admin}`, `/v1/servers?access_token=${admin}`]) {
    assert.equal((await get(path, { token: null })).status, 401);
  }
  const cookie = { cookie: `token=${admin}`, 'x-api-key': admin };
  assert.equal((await get('/v1/servers', { token: null, headers: cookie })).status, 429);
  assert.equal((await call('GET', '/v1/servers', { token: makeToken() })).status, 429);
  assert.equal((await get('/v1/servers')).status, 200);
});

test('API3 broken object property level authorization: no more is taken, and no secret is given back', async (t) => {
  const { put, post, get, server } = await bound(t);
  await server();
  const extra = await put('/v1/servers/MAIL01', { ...registration, version: 99, owner: 'me' });
  assert.deepEqual(extra.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '#/owner',
    '#/version',
  ]);
  assert.equal((await post('/v1/tokens', { name: 'a', scopes: ['read'], hash: 'x' })).status, 400);
  const { text } = await get('/v1/tokens');
  assert.ok(!text.includes('hash'));
});

test('API4 unrestricted resource consumption: bodies, pages, lists, streams and calls have their bounds', async (t) => {
  const { get, post, job } = await bound(t, { callsPerMinute: 20, streamsPerToken: 0 });
  await job();
  const large = await post('/v1/servers/MAIL01/stop', { reason: 'x'.repeat(2_000_000) });
  assert.equal(large.status, 413);
  const many = Array.from({ length: 1001 }, (_, n) => `m${n}`);
  assert.equal((await post('/v1/servers/MAIL01/next-bisect-round', { hold: many })).status, 400);
  assert.equal((await get('/v1/servers?pageSize=1000000')).status, 200);
  const stream = { headers: { accept: 'text/event-stream' } };
  assert.equal((await get('/v1/jobs/bcdfghjkmnpq/events', stream)).status, 429);
  const statuses = await Promise.all(
    Array.from({ length: 25 }, async () => (await get('/v1/servers')).status),
  );
  assert.ok(statuses.includes(429));
});

test('API4: every text, list and number that a body may hold has a bound', async () => {
  const document = JSON.parse(await makeDocument()) as Document;
  const bodies = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {})),
  );
  assert.ok(bodies.length > 15);
  const unbounded = bodies.flatMap(({ schema }) => unboundedIn(schema, document, '#'));
  assert.deepEqual([...new Set(unbounded)], []);
});

test('API5 broken function level authorization: each route asks for a scope, and a lesser token is refused', async (t) => {
  const { call, token } = await bound(t, { callsPerMinute: 0 });
  const reader = await token('read');
  const acting = (await allRoutes()).filter(
    ({ url, config }) => url.startsWith('/v1/') && config?.scope !== 'read',
  );
  assert.ok(acting.length > 20);
  for (const { method, url } of acting) {
    for (const verb of [method].flat()) {
      const { status } = await call(verb, url.replace(/:\w+/g, '1'), { token: reader });
      assert.equal(status, 403, `${verb} ${url}`);
    }
  }
});

test('API6 unrestricted access to sensitive flows: a healthy server is left alone, and a second token can be wanted', async (t) => {
  const { post, actions } = await bound(t);
  actions.onAct = async () => {
    throw new Problem('nothing-wrong', 'MAIL01 is healthy.', { untouched: 'Nothing was touched.' });
  };
  const healthy = await post('/v1/servers/MAIL01/stop');
  assert.deepEqual([healthy.status, healthy.body.code], [409, 'nothing-wrong']);
  actions.onAct = async () => {
    throw new Problem('approval-needed', 'stop waits.', {
      extra: {
        approval: {
          ...{ id: 'a', server: 'MAIL01', action: 'stop', options: {}, requestedBy: 'ann' },
          ...{ requestedAt: '2026-11-23T03:00:00.000Z', expiresAt: '2999-01-01T00:00:00.000Z' },
          ...{ state: 'pending', decidedBy: null, decidedAt: null },
        },
      },
    });
  };
  assert.equal((await post('/v1/servers/MAIL01/stop')).body.waitingFor, 'approval');
});

test('API7 server side request forgery: only who may register hosts names a host to reach', async (t) => {
  const { put, post, token, tokenFor, server, actions } = await bound(t);
  await server();
  const operator = await token('read', 'diagnose', 'operate', 'poison');
  assert.equal((await put('/v1/servers/EVIL', registration, { token: operator })).status, 403);
  const limited = await tokenFor(['MAIL*'], 'admin');
  assert.equal((await put('/v1/servers/EVIL', registration, { token: limited })).status, 404);
  const aimed = await post('/v1/servers/MAIL01/diagnose', { host: '169.254.169.254' }, { token: operator });
  assert.equal(aimed.status, 400);
  const inward = await post('/v1/webhooks', { url: 'https://169.254.169.254/latest' });
  assert.deepEqual([inward.status, inward.body.code], [422, 'address-refused']);
  assert.deepEqual(actions.called, []);
});

test('API8 security misconfiguration: no CORS, hardened headers, no words from within, argument lists alone', async (t) => {
  const { get, put, call, store } = await bound(t);
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const preflight = await call('OPTIONS', '/v1/servers', { headers });
  assert.deepEqual([preflight.status, preflight.headers['access-control-allow-origin']], [405, undefined]);
  const answer = await get('/v1/servers', { headers: { origin: 'https://evil.example' } });
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  for (const name of ['content-security-policy', 'strict-transport-security', 'x-frame-options']) {
    assert.ok(answer.headers[name], name);
  }
  assert.deepEqual(
    [answer.headers['x-content-type-options'], answer.headers['x-powered-by']],
    ['nosniff', undefined],
  );
  const shell = {
    ...registration.connection,
    service: { manager: 'command', start: 'rm -rf /', stop: ['x'], status: ['x'] },
  };
  assert.equal((await put('/v1/servers/MAIL01', { ...registration, connection: shell })).status, 422);
  t.mock.method(store.servers, 'list', () => Promise.reject(new Error('secret in /etc/passwd at line 7')));
  const broken = await get('/v1/servers');
  assert.deepEqual([broken.status, broken.body.code], [500, 'internal-error']);
  assert.ok(!/passwd|stack|line 7/.test(broken.text));
});

test('API9 improper inventory management: the document is what is served, and nothing else is', async (t) => {
  const { get } = await bound(t);
  const served = (await get('/openapi.json')).body as Document;
  assert.deepEqual(served, JSON.parse(await readFile(documentPath, 'utf8')));
  const documented = Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const registered = (await allRoutes())
    .filter(({ url, method }) => !url.startsWith('/docs') && method !== 'HEAD')
    .map(({ method, url }) => `${[method].flat()[0]} ${url.replace(/:(\w+)/g, '{$1}')}`);
  assert.deepEqual(documented.sort(), [...new Set(registered)].sort());
});

test('API10 unsafe consumption of APIs: what a host says is shown as text, on a page and in a terminal', async (t) => {
  const { get, text, job } = await bound(t);
  const name = '<img src=x onerror=alert(1)>\u001b[2J';
  await job(
    sampleJob({
      saying: name,
      driver: { by: 'hand', who: name, since: '2026-11-23T03:00:00.000Z', reason: name },
    }),
    [sampleMessage({ name, thought: 'poison', life: 'poison' })],
  );
  const page = await get('/v1/jobs/bcdfghjkmnpq/report', { headers: { accept: 'text/html' } });
  assert.ok(page.text.includes('&lt;img') && !page.text.includes('<img src=x'));
  for (const path of [
    '/v1/servers/MAIL01/job',
    '/v1/jobs/bcdfghjkmnpq/report',
    '/v1/jobs/bcdfghjkmnpq/messages',
  ]) {
    assert.ok(!(await text(path)).text.includes('\u001b'), path);
  }
});

interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
}
interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: boolean;
  [keyword: string]: unknown;
}

/** Where a body could grow without an end. */
function unboundedIn(schema: Schema, document: Document, place: string): string[] {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? '')?.[1];
  if (name !== undefined) return unboundedIn(document.components.schemas[name]!, document, name);
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) =>
      unboundedIn(one, document, `${place}/${key}`),
    ),
    ...(schema.anyOf ?? []).flatMap((one) => unboundedIn(one, document, place)),
    ...(schema.items === undefined ? [] : unboundedIn(schema.items, document, `${place}/*`)),
  ];
  const bounds: Record<string, string[]> = {
    string: ['maxLength', 'pattern', 'enum', 'const', 'format'],
    array: ['maxItems'],
  };
  const wanted = bounds[schema.type ?? ''];
  const isOpen = wanted !== undefined && !wanted.some((bound) => bound in schema);
  return isOpen ? [place, ...inner] : inner;
}
