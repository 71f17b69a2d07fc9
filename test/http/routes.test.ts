import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { scopes } from '../../src/access/scopes.ts';
import { usualLimits } from '../../src/http/parts.ts';
import { authentication } from '../../src/http/plugins/authentication.ts';
import { problems } from '../../src/http/plugins/problems.ts';
import { sight } from '../../src/http/plugins/sight.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { allRoutes } from './all-routes.ts';
import { bound } from './fixture.ts';

/** Everything that anybody may call. */
const open = ['/', '/livez', '/readyz', '/openapi.json', '/docs', '/docs/', '/docs/json', '/docs/yaml'];

test('each route is public by name or needs a token', async (t) => {
  const { call } = await bound(t, { failuresPerMinute: 1000 });
  const routes = await allRoutes();
  assert.ok(routes.length > 30);
  for (const { method, url, config } of routes) {
    if (open.includes(url) || url.startsWith('/docs/static/')) continue;
    assert.ok(url.startsWith('/v1/') || url === '/metrics', `${url} is neither public nor below /v1`);
    const asked = [config?.scope].flat();
    assert.ok(
      asked.length > 0 && asked.every((scope) => scopes.includes(scope as never)),
      `${url} declares no scope`,
    );
    for (const verb of [method].flat()) {
      const { status } = await call(verb, url.replace(/:\w+/g, '1'), { token: null });
      assert.equal(status, 401, `${verb} ${url}`);
    }
  }
});

test('each public route answers without a token', async (t) => {
  const { call } = await bound(t);
  for (const url of ['/', '/livez', '/readyz', '/openapi.json', '/docs/']) {
    assert.equal((await call('GET', url, { token: null })).status, 200, url);
  }
});

test('an unknown path is 404, a wrong method 405 with what is allowed', async (t) => {
  const { call } = await bound(t);
  for (const path of ['/v1', '/v1/nothing', '/v1/servers/MAIL01/explode', '/v1/tokens/x/y']) {
    const { status, body } = await call('GET', path);
    assert.deepEqual([status, body.code], [404, 'not-found'], path);
  }
  const wrong: [string, string, string][] = [
    ['POST', '/v1/servers', 'GET, HEAD'],
    ['GET', '/v1/servers/MAIL01/stop', 'POST'],
    ['PATCH', '/v1/servers/MAIL01', 'DELETE, GET, HEAD, PUT'],
    ['DELETE', '/v1/jobs/x', 'GET, HEAD'],
    ['OPTIONS', '/v1/servers', 'GET, HEAD'],
    ['POST', '/livez', 'GET, HEAD'],
  ];
  for (const [method, path, allow] of wrong) {
    const { status, body, headers } = await call(method, path);
    assert.deepEqual(
      [status, body.code, headers.allow, body.untouched],
      [405, 'method-not-allowed', allow, 'Nothing was done.'],
      `${method} ${path}`,
    );
  }
});

test('a name that is empty names nothing, on each route, with a token and without', async (t) => {
  const { call, server, tokenFor, actions } = await bound(t, { failuresPerMinute: 1000 });
  await server();
  const few = await tokenFor(['MAIL*'], 'admin');
  const named = (await allRoutes()).filter(({ url }) => url.includes(':'));
  assert.ok(named.length > 30);
  for (const { method, url } of named) {
    const names = [...url.matchAll(/:\w+/g)].map(([name]) => name);
    for (const empty of names) {
      const path = url.replace(empty, '').replaceAll(/:\w+/g, '1');
      for (const token of [undefined, few, null]) {
        const told = await call([method].flat()[0]!, path, token === undefined ? {} : { token });
        assert.equal(told.status, 404, `${method} ${path} ${told.text}`);
        if (told.body.code !== undefined) assert.equal(told.body.code, 'not-found', path);
      }
    }
  }
  const { body } = await call('POST', '/v1/servers//stop');
  assert.match(body.next[0].why, /whether a variable in it is not set/);
  assert.deepEqual(actions.called, []);
});

test('an unknown server, job, round, message and profile are each told apart', async (t) => {
  const { get, job, server } = await bound(t);
  await server();
  await job();
  const codes: [string, string][] = [
    ['/v1/servers/NOBODY', 'server-unknown'],
    ['/v1/servers/NOBODY/job', 'server-unknown'],
    ['/v1/servers/NOBODY/job?exitcode=1&format=text', 'server-unknown'],
    ['/v1/servers/NOBODY/diagnoses', 'server-unknown'],
    ['/v1/profiles/nothing', 'profile-unknown'],
    ['/v1/jobs/nothing', 'job-unknown'],
    ['/v1/jobs/nothing/rounds', 'job-unknown'],
    ['/v1/jobs/nothing/messages', 'job-unknown'],
    ['/v1/jobs/nothing/events', 'job-unknown'],
    ['/v1/jobs/nothing/report', 'job-unknown'],
    ['/v1/jobs/bcdfghjkmnpq/rounds/9', 'round-unknown'],
    ['/v1/jobs/bcdfghjkmnpq/messages/nothing', 'message-unknown'],
  ];
  for (const [path, code] of codes) {
    const { status, body, text } = await get(path);
    assert.equal(status, 404, path);
    assert.ok(body.code === code || text.startsWith(code), `${path} ${text}`);
  }
});

test('a route that declares no scope, or leaves open to which server it belongs, stops the start', async () => {
  const app = Fastify();
  const nobody = async () => null;
  await app.register(problems);
  await app.register(authentication, { authenticate: nobody, limits: usualLimits });
  await app.register(sight, { store: {} as Store });
  assert.throws(() => app.get('/x', nobody), /\/x declares no scope/);
  const config = { scope: 'read' } as const;
  assert.throws(() => app.get('/x/:thing', { config }, nobody), /to which server a thing belongs/);
  app.get('/x/:server', { config }, nobody);
});
