import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';
import { profile, registration } from './sample.ts';

const path = '/v1/profiles/post-office';

test('a profile of your own is added, read, changed and removed', async (t) => {
  const { put, get, call, text } = await bound(t);
  const made = await put(path, profile);
  assert.deepEqual([made.status, made.headers.etag, made.body], [201, '"v1"', profile]);
  assert.deepEqual((await get(path)).body, profile);
  assert.equal((await put(path, { ...profile, title: 'Another' })).status, 200);
  const list = (await get('/v1/profiles')).body.items;
  assert.deepEqual(list, [
    { id: 'built-in', title: 'A post office', readOnly: true, version: null },
    { id: 'post-office', title: 'Another', readOnly: false, version: 2 },
  ]);
  assert.match(
    (await text('/v1/profiles')).text,
    /^built-in {2}A post office\npost-office {2}Another {2}\(your own\)\n$/,
  );
  assert.equal((await text(path)).text.split('\n')[0], 'post-office  Another');
  assert.equal((await get(path, { headers: { 'if-none-match': '"v2"' } })).status, 304);
  assert.equal((await put(path, profile, { headers: { 'if-match': '"v1"' } })).status, 412);
  assert.equal((await call('DELETE', path, { headers: { 'if-match': '"v2"' } })).status, 204);
  assert.equal((await get(path)).status, 404);
});

test('profiles that came with Unjam are read-only', async (t) => {
  const { put, call, get } = await bound(t);
  assert.equal((await get('/v1/profiles/built-in')).status, 200);
  assert.equal(
    (await put('/v1/profiles/built-in', { ...profile, id: 'built-in' })).body.code,
    'profile-read-only',
  );
  assert.equal((await call('DELETE', '/v1/profiles/built-in')).body.code, 'profile-read-only');
});

test('a profile that a server uses stays', async (t) => {
  const { call, server, store } = await bound(t);
  await server();
  const { status, body } = await call('DELETE', path);
  assert.deepEqual([status, body.code, body.detail], [409, 'profile-in-use', 'MAIL01 uses post-office.']);
  await store.servers.put('MAIL01', { ...registration, profile: 'built-in' });
  assert.equal((await call('DELETE', path)).status, 204);
});

test('every fault of a profile is told with its place, and nothing is stored', async (t) => {
  const { put, get } = await bound(t);
  const faults = async (body: unknown) => {
    const { status, body: problem } = await put(path, body);
    assert.deepEqual([status, problem.code], [422, 'profile-invalid'], JSON.stringify(problem));
    return problem.errors.map((e: { pointer: string }) => e.pointer).sort();
  };
  assert.deepEqual(await faults({}), ['#/id', '#/queues', '#/root', '#/service']);
  assert.deepEqual(await faults({ ...profile, root: 7 }), ['#/root']);
  assert.deepEqual(await faults({ ...profile, root: { defualt: '/x' } }), ['#/root/defualt']);
  assert.deepEqual(await faults({ ...profile, queues: [] }), ['#/queues']);
  assert.deepEqual(await faults({ ...profile, queues: [{ name: 'in/out', path: 'in', depth: '2' }] }), [
    '#/queues/0/depth',
    '#/queues/0/name',
  ]);
  assert.deepEqual(await faults({ ...profile, message: { unit: 'fiel' } }), ['#/message/unit']);
  assert.deepEqual(await faults({ ...profile, id: 'other' }), ['#/id']);
  assert.deepEqual(await faults({ ...profile, queues: [{ name: 'in', path: '/etc' }] }), ['#/queues/0/path']);
  assert.deepEqual(await faults({ ...profile, queues: [{ name: 'in', path: 'a\u0000b' }] }), [
    '#/queues/0/path',
  ]);
  assert.deepEqual(await faults({ ...profile, poisonFolder: 'in/poison', reads: 'at-start' }), [
    '#/poisonFolder',
    '#/readsSource',
  ]);
  assert.equal((await get(path)).status, 404);
});

test('a body larger than a profile ever is is refused', async (t) => {
  const { put } = await bound(t);
  const { status, body } = await put(path, { ...profile, title: 'x'.repeat(300_000) });
  assert.deepEqual([status, body.code], [413, 'payload-too-large']);
});
