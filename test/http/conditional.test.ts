import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRoutes } from './all-routes.ts';
import { bound } from './fixture.ts';
import { at, sampleApproval, sampleRound } from './sample.ts';

test('what did not change is 304 and says nothing; what changed is told', async (t) => {
  const { get, server, job, store } = await bound(t);
  await server();
  const open = await job();
  const paths = [
    '/v1/servers/MAIL01',
    '/v1/profiles/post-office',
    '/v1/servers/MAIL01/job',
    '/v1/jobs/bcdfghjkmnpq',
  ];
  for (const path of paths) {
    const { etag } = (await get(path)).headers;
    assert.match(etag!, /^"v\d+"$/, path);
    for (const tag of [etag!, `"other", W/${etag}`, '*']) {
      const again = await get(path, { headers: { 'if-none-match': tag } });
      assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', etag], `${path} ${tag}`);
    }
    assert.equal((await get(path, { headers: { 'if-none-match': '"v99"' } })).status, 200, path);
  }
  const old = (await get('/v1/jobs/bcdfghjkmnpq')).headers.etag!;
  await store.jobs.save(open);
  assert.equal((await get('/v1/jobs/bcdfghjkmnpq', { headers: { 'if-none-match': old } })).status, 200);
});

test('a job that begins to wait for approval has changed', async (t) => {
  const { get, job, store } = await bound(t);
  const open = await job();
  await store.jobs.save({ ...open, spec: { ...open.spec, approval: { actions: ['finalize'] } } });
  const { etag } = (await get('/v1/servers/MAIL01/job')).headers;
  await store.approvals.add(sampleApproval());
  const again = await get('/v1/servers/MAIL01/job', { headers: { 'if-none-match': etag! } });
  assert.deepEqual([again.status, again.body.waitingFor], [200, 'approval']);
});

test('while something runs a reader is told when to look again', async (t) => {
  const { get, job, store } = await bound(t);
  const open = await job();
  for (const path of ['/v1/servers/MAIL01/job', '/v1/jobs/bcdfghjkmnpq']) {
    assert.equal((await get(path)).headers['retry-after'], undefined, path);
  }
  const before = { state: 'bisecting', rounds: 3 } as const;
  const running = { action: 'abort', options: {}, since: at, before, detail: 'beginning' } as const;
  await store.jobs.save({ ...open, running });
  for (const path of ['/v1/servers/MAIL01/job', '/v1/jobs/bcdfghjkmnpq']) {
    assert.equal((await get(path)).headers['retry-after'], '2', path);
  }
});

test('a verdict is changed on what was read, or not at all', async (t) => {
  const { put, get, job, store, actions } = await bound(t);
  const { id } = await job();
  await store.rounds.put(id, sampleRound());
  const path = `/v1/jobs/${id}/rounds/1/verdict`;
  const stale = await put(path, { verdict: 'unclear' }, { headers: { 'if-match': '"v9"' } });
  assert.deepEqual([stale.status, stale.body.code, stale.headers.etag], [412, 'precondition-failed', '"v1"']);
  assert.deepEqual(actions.called, []);
  const { etag } = (await get(`/v1/jobs/${id}`)).headers;
  const done = await put(path, { verdict: 'unclear' }, { headers: { 'if-match': etag! } });
  assert.deepEqual([done.status, done.headers.etag], [200, '"v1"']);
});

test('each POST that does something honours an Idempotency-Key', async (t) => {
  const { post, server, job, store, actions } = await bound(t);
  await server();
  await job();
  await store.approvals.add(sampleApproval());
  const made = await post('/v1/webhooks', { url: 'https://hooks.example/x' });
  assert.equal(made.status, 201, made.text);
  const webhook = made.body.id;
  const delivery = (await post(`/v1/webhooks/${webhook}/test`, {})).body.id;
  const values: Record<string, string> = {
    ...{ server: 'MAIL01', job: 'bcdfghjkmnpq', approval: 'approval-1', webhook, delivery },
  };
  const bodies: Record<string, object> = {
    '/v1/servers/:server/job/notes': { text: 'a note' },
    '/v1/tokens': { name: 'new', scopes: ['read'] },
    '/v1/webhooks': { url: 'https://hooks.example/y' },
  };
  // These know by themselves what was told before: by the step, by the alert, by the signature.
  const themselves = /\/(?:job\/observation|hooks\/\w+)$/;
  const posts = (await allRoutes()).filter(
    ({ method, url }) => method === 'POST' && url.startsWith('/v1/') && !themselves.test(url),
  );
  assert.ok(posts.length > 14);
  for (const { url } of posts) {
    const path = url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x');
    const key = { headers: { 'idempotency-key': `key of ${url}`.replaceAll(' ', '-') } };
    const first = await post(path, bodies[url] ?? {}, key);
    assert.ok(first.status < 300, `${url} ${first.text}`);
    const calls = actions.called.length;
    const again = await post(path, bodies[url] ?? {}, key);
    assert.deepEqual([again.status, again.headers['idempotency-replayed']], [first.status, 'true'], url);
    assert.equal(actions.called.length, calls, url);
  }
});
