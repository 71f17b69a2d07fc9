import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import createClient from 'openapi-fetch';
import type { paths } from '../../openapi/client.d.ts';
import { bound } from '../http/fixture.ts';
import { registration } from '../http/sample.ts';
import { clientPath, makeClient } from './document.ts';

test('the committed client is what the document makes', async () => {
  const hint = 'run `npm run openapi` and review the difference';
  assert.ok((await readFile(clientPath, 'utf8')) === (await makeClient()), hint);
});

test('a client made from the document goes from alarm to report, its types as the compiler sees them', async (t) => {
  const { app, admin, job, store } = await bound(t);
  await app.listen({ port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const client = createClient<paths, 'application/json' | 'application/problem+json'>({
    baseUrl: `http://127.0.0.1:${port}`,
    headers: { authorization: `Bearer ${admin}` },
  });
  const server = { path: { server: 'MAIL01' } };

  const registered = await client.PUT('/v1/servers/{server}', {
    params: server,
    body: { profile: 'built-in', root: '/srv/post', connection: registration.connection as never },
  });
  assert.equal(registered.data?.version, 1);
  const diagnosis = await client.POST('/v1/servers/{server}/diagnose', { params: server, body: {} });
  assert.equal(diagnosis.data?.verdict, 'jammed');
  await job();
  const stopped = await client.POST('/v1/servers/{server}/stop', {
    params: server,
    body: { reason: 'INC-1' },
  });
  assert.ok(stopped.data !== undefined && 'rounds' in stopped.data, 'a job, not a plan');
  const read = await client.GET('/v1/servers/{server}/job', { params: server });
  assert.deepEqual([read.data?.state, read.data?.messages.held], ['bisecting', 488]);
  const plan = await client.POST('/v1/servers/{server}/finalize', { params: server, body: { dryRun: true } });
  assert.ok(plan.data !== undefined && 'sentence' in plan.data);
  const report = await client.GET('/v1/jobs/{job}/report', { params: { path: { job: 'bcdfghjkmnpq' } } });
  assert.equal(report.data?.job.server, 'MAIL01');
  const page = await client.GET('/v1/jobs', { params: { query: { pageSize: 1, state: 'bisecting' } } });
  assert.deepEqual(
    page.data?.items.map(({ id }) => id),
    ['bcdfghjkmnpq'],
  );

  const refused = await client.GET('/v1/servers/{server}', { params: { path: { server: 'NOBODY' } } });
  assert.deepEqual([refused.data, refused.error?.code], [undefined, 'server-unknown']);
  const made = await client.POST('/v1/tokens', { body: { name: 'zabbix', scopes: ['read'] } });
  assert.ok(made.data?.token);
  const gone = await client.DELETE('/v1/tokens/{token}', { params: { path: { token: made.data.id } } });
  assert.equal(gone.response.status, 204);
  assert.equal((await store.tokens.list({ limit: 9 })).items.length, 1);
});
