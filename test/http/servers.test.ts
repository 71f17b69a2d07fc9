import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';
import { profile, registration, sampleJob } from './sample.ts';

test('a server is registered, read, listed, changed and removed', async (t) => {
  const { get, put, call, store } = await bound(t);
  await store.profiles.put(profile);
  const made = await put('/v1/servers/MAIL01', registration);
  assert.equal(made.status, 201);
  assert.equal(made.headers.etag, '"v1"');
  assert.match(made.headers.location!, /^http:\/\/127\.0\.0\.1:\d+\/v1\/servers\/MAIL01$/);
  assert.deepEqual((await get('/v1/servers/MAIL01')).body, { name: 'MAIL01', version: 1, ...registration });
  assert.deepEqual(
    (await get('/v1/servers')).body.items.map((s: { name: string }) => s.name),
    ['MAIL01'],
  );
  const changed = await put('/v1/servers/MAIL01', { ...registration, timing: { observeSeconds: 5 } });
  assert.equal(changed.status, 200);
  assert.equal(changed.headers.etag, '"v2"');
  assert.equal((await call('DELETE', '/v1/servers/MAIL01')).status, 204);
  assert.equal((await get('/v1/servers/MAIL01')).body.code, 'server-unknown');
});

test('a write on what was changed meanwhile is refused, and so is a second creation', async (t) => {
  const { put, call, get, server } = await bound(t);
  await server();
  const stale = await put('/v1/servers/MAIL01', registration, { headers: { 'if-match': '"v7"' } });
  assert.equal(stale.status, 412);
  assert.equal(stale.headers.etag, '"v1"');
  assert.equal(
    (await put('/v1/servers/MAIL01', registration, { headers: { 'if-none-match': '*' } })).status,
    412,
  );
  assert.equal((await put('/v1/servers/MAIL02', registration, { headers: { 'if-match': '*' } })).status, 412);
  assert.equal((await call('DELETE', '/v1/servers/MAIL01', { headers: { 'if-match': '"v7"' } })).status, 412);
  assert.equal(
    (await put('/v1/servers/MAIL01', registration, { headers: { 'if-match': '"v1"' } })).status,
    200,
  );
  assert.equal((await get('/v1/servers/MAIL01', { headers: { 'if-none-match': '"v2"' } })).status, 304);
});

test('every fault of a registration is told with its place', async (t) => {
  const { put, store } = await bound(t);
  await store.profiles.put(profile);
  const faults = async (body: unknown) => {
    const { status, body: problem } = await put('/v1/servers/MAIL01', body);
    assert.equal(status, 422, JSON.stringify(problem));
    assert.equal(await store.servers.get('MAIL01'), null);
    return [problem.code, ...(problem.errors ?? []).map((e: { pointer: string }) => e.pointer)];
  };
  const { connection } = registration;
  assert.deepEqual(await faults({}), ['server-invalid', '#/profile', '#/connection']);
  assert.deepEqual(await faults({ ...registration, rooot: '/x', timing: { observeSeconds: '5' } }), [
    'server-invalid',
    '#/rooot',
    '#/timing/observeSeconds',
  ]);
  assert.deepEqual(await faults({ ...registration, profile: 'nobody' }), ['server-invalid', '#/profile']);
  assert.deepEqual(await faults({ ...registration, connection: { ...connection, type: 'telnet' } }), [
    'server-invalid',
    '#/connection/type',
  ]);
  assert.deepEqual(await faults({ ...registration, connection: { ...connection, password: 'hunter2' } }), [
    'server-invalid',
    '#/connection/password',
  ]);
  assert.deepEqual(await faults({ ...registration, queues: [{ name: 'in', path: '../etc' }] }), [
    'server-invalid',
    '#/queues/0/path',
  ]);
  assert.deepEqual(await faults({ ...registration, root: '/srv/post\u0000' }), ['server-invalid', '#/root']);
  for (const root of ['/', '//', '/srv/..', 'C:\\', 'D:/', '\\\\host\\share']) {
    assert.deepEqual(await faults({ ...registration, root }), ['root-refused', '#/root'], root);
  }
  assert.deepEqual(await faults({ ...registration, root: 'spool' }), ['root-refused', '#/root']);
  assert.deepEqual(await faults([]), ['server-invalid', '#']);
  assert.deepEqual(await faults(null), ['server-invalid', '#']);
});

test('a password for ssh is refused in a sentence that says what there is', async (t) => {
  const { put, store } = await bound(t);
  await store.profiles.put(profile);
  const { service } = registration.connection;
  const auth = { password: { env: 'SECRET' } };
  const connection = { type: 'ssh', host: 'mail01', user: 'unjam', service, auth };
  const { status, body } = await put('/v1/servers/MAIL01', { ...registration, connection });
  assert.deepEqual([status, body.code], [422, 'server-invalid']);
  assert.deepEqual(body.errors, [{ pointer: '#/connection/auth', detail: 'must have privateKey or agent' }]);
});

test('a name that is no server name is refused before anything else', async (t) => {
  const { put, get } = await bound(t);
  for (const name of ['-x', 'a%00b', 'a%0ab', '%2e%2e', 'a'.repeat(64), 'a%20b']) {
    const { status, body } = await put(`/v1/servers/${name}`, registration);
    assert.deepEqual(
      [status, body.code, body.errors?.[0].parameter],
      [400, 'invalid-request', 'server'],
      name,
    );
  }
  assert.equal((await get('/v1/servers/%zz')).status, 400);
});

test('while a job is open nothing but a secret can be changed', async (t) => {
  const { put, call, server, store } = await bound(t);
  await server();
  await store.jobs.open(sampleJob());
  const moved = await put('/v1/servers/MAIL01', { ...registration, root: '/elsewhere/post' });
  assert.deepEqual([moved.status, moved.body.code, moved.body.state], [409, 'job-open', 'bisecting']);
  assert.equal((await call('DELETE', '/v1/servers/MAIL01')).body.code, 'job-open');
  assert.equal((await put('/v1/servers/MAIL01', registration)).status, 200);
  assert.equal((await store.servers.get('MAIL01'))!.root, registration.root);
});

test('a secret is never given back, neither its value nor where it lies', async (t) => {
  const { get, store } = await bound(t);
  const connection = {
    type: 'ssh',
    host: 'mail01',
    password: { file: '/run/secrets/mail01' },
    key: { env: 'KEY' },
  };
  await store.servers.put('MAIL01', { ...registration, connection });
  const { body } = await get('/v1/servers/MAIL01');
  assert.deepEqual(body.connection, {
    type: 'ssh',
    host: 'mail01',
    password: { set: true },
    key: { set: true },
  });
});

test('a registration is shown in lines that can be pasted', async (t) => {
  const { text, server } = await bound(t);
  await server();
  const one = (await text('/v1/servers/MAIL01')).text.split('\n');
  assert.equal(one[0], 'MAIL01  post-office  local  /srv/post');
  assert.match(one[1]!, /^ {2}check: curl -sS -X POST .* \$UNJAM\/v1\/servers\/MAIL01\/check$/);
  assert.equal((await text('/v1/servers')).text, 'MAIL01  post-office  local  /srv/post\n');
});
