import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { get as getOverTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Admission } from '../../src/connections/wrappers/admitted.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { answering } from '../connections/wrappers/host.ts';
import { until } from '../peers/unit/until.ts';
import { certificate } from './certificate.ts';
import { bound } from './fixture.ts';

test('a token has so many calls a minute, is told how many are left, and when it may go on', async (t) => {
  const { get, post, job, token } = await bound(t, { callsPerMinute: 3 });
  await job();
  const other = await token('read');
  for (const left of [2, 1, 0]) {
    const { status, headers } = await get('/v1/servers');
    assert.deepEqual([status, headers['ratelimit-policy']], [200, '"reads";q=3;w=60']);
    assert.match(headers.ratelimit!, new RegExp(`^"reads";r=${left};t=\\d+$`));
  }
  const refused = await get('/v1/servers');
  assert.deepEqual([refused.status, refused.body.code], [429, 'too-many-requests']);
  assert.equal(refused.body.type, 'https://iana.org/assignments/http-problem-types#quota-exceeded');
  assert.deepEqual(refused.body['violated-policies'], ['reads']);
  const [, left] = /;t=(\d+)$/.exec(refused.headers.ratelimit!) ?? [];
  assert.ok(Number(refused.headers['retry-after']) >= Number(left));
  assert.equal(
    (await post('/v1/servers/MAIL01/abort')).status,
    200,
    'reading too often keeps nobody from acting',
  );
  assert.equal((await get('/v1/servers', { token: other })).status, 200, 'nor anybody else from reading');
  assert.equal((await get('/livez', { token: null })).status, 200);
});

test('without a limit nothing is counted', async (t) => {
  const { get } = await bound(t, { callsPerMinute: 0 });
  const { status, headers } = await get('/v1/servers');
  assert.deepEqual([status, headers.ratelimit], [200, undefined]);
});

test('who comes when as many hosts are open as may be, and more wait than may, is told when to come again', async (t) => {
  const { post, actions, server } = await bound(t);
  await server();
  const admission = new Admission('smb', { most: 1, mostWaiting: 1, patience: 60_000 });
  const entered = await admission.admit(async () => answering(() => null));
  const waiting = admission.admit(async () => answering(() => null));
  t.mock.method(actions, 'check', () => admission.admit(async () => answering(() => null)));
  const { status, headers, body } = await post('/v1/servers/MAIL01/check');
  assert.deepEqual([status, body.code], [503, 'connections-exhausted']);
  assert.deepEqual(body.next, [{ why: `Ask again in ${headers['retry-after']} s.` }]);
  assert.ok(Number(headers['retry-after']) >= 30, 'a host is open for as long as an action takes');
  await entered.close();
  await (await waiting).close();
});

test('what a person must install is not worth asking for again', async (t) => {
  const { post, actions, server } = await bound(t);
  await server();
  t.mock.method(actions, 'check', () =>
    Promise.reject(new Problem('program-missing', 'There is no smbclient.')),
  );
  const { status, headers } = await post('/v1/servers/MAIL01/check');
  assert.deepEqual([status, headers['retry-after']], [503, undefined]);
});

test('while it ends, /readyz says no, reads are answered, and waits come back', async (t) => {
  const { app, get, post, job, actions } = await bound(t);
  const open = await job();
  const { promise: safe, resolve } = Promise.withResolvers<void>();
  t.mock.method(actions, 'stop', () => safe);
  actions.onAct = async () => ({ job: open, started: true, done: new Promise<never>(() => {}) });
  await app.listen({ port: 0 });
  const waiting = post('/v1/servers/MAIL01/stop', {}, { headers: { prefer: 'wait=30' } });
  waiting.catch(() => {});
  while (actions.called.length === 0) await new Promise((wait) => setTimeout(wait, 5));
  const closed = app.close();
  assert.equal((await waiting).status, 202);
  const ready = await get('/readyz?verbose');
  assert.equal(ready.status, 503);
  assert.match(ready.text, /\[-\]not-draining failed\n/);
  assert.equal((await get('/livez')).status, 200);
  assert.equal((await get('/v1/servers/MAIL01/job')).status, 200);
  resolve();
  await closed;
});

test('a body that is too large is refused, however it is announced', async (t) => {
  const { app, post, admin, actions } = await bound(t);
  const large = await post('/v1/servers/MAIL01/stop', { reason: 'x'.repeat(2_000_000) });
  assert.deepEqual([large.status, large.body.code], [413, 'payload-too-large']);
  await app.listen({ port: 0 });
  const chunk = `${'x'.repeat(65_536)}`;
  const endless = await raw(t, app, [
    'POST /v1/servers/MAIL01/stop HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n',
    `authorization: Bearer ${admin}\r\ntransfer-encoding: chunked\r\n\r\n`,
    ...Array.from({ length: 20 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`),
  ]);
  assert.match(endless, /^HTTP\/1\.1 413 [\s\S]*"code":"payload-too-large"/);
  assert.deepEqual(actions.called, []);
});

test('a head or a body that does not come is cut off, and does nothing', async (t) => {
  const { app, admin, actions } = await bound(t, { requestMs: 300 });
  await app.listen({ port: 0 });
  const head = 'POST /v1/servers/MAIL01/stop HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  const body = `authorization: Bearer ${admin}\r\ncontent-length: 100\r\n\r\n{"reason": `;
  for (const parts of [[head], [head, body]]) {
    const answer = await raw(t, app, parts);
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*"code":"request-timeout"/);
  }
  const huge = await raw(t, app, [head, `x-huge: ${'x'.repeat(20_000)}\r\n\r\n`]);
  assert.match(huge, /^HTTP\/1\.1 431 [\s\S]*"code":"headers-too-large"/);
  assert.match(await raw(t, app, ['GARBAGE\r\n\r\n']), /^HTTP\/1\.1 400 [\s\S]*"code":"invalid-request"/);
  assert.deepEqual(actions.called, []);
});

test('while there is more work than time calls are shed, and say when to come again', async (t) => {
  const { get } = await bound(t, { eventLoopDelayMs: 50 });
  let busy = true;
  t.after(() => {
    busy = false;
  });
  const work = () => {
    const until = performance.now() + 200;
    while (performance.now() < until) {
      // Nobody else has a turn meanwhile.
    }
    if (busy) setImmediate(work);
  };
  work();
  let shed = await get('/v1/servers');
  await until('a call was shed', async () => {
    shed = await get('/v1/servers');
    return shed.status === 503;
  });
  assert.equal(shed.body.code, 'unavailable');
  assert.ok(Number(shed.headers['retry-after']) > 0);
  assert.equal((await get('/livez')).status, 200, 'whoever watches us is answered');
  busy = false;
  await until('calls are served again', async () => (await get('/v1/servers')).status === 200);
});

test('over TLS it answers, old versions of it are refused, and the clear is no answer', async (t) => {
  const paths = await certificate(t);
  const tls = { cert: await readFile(paths.cert), key: await readFile(paths.key) };
  const { app } = await bound(t, {}, { tls, behindProxy: false });
  await app.listen({ port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const status = (options: object) =>
    new Promise<number | string>((resolve) => {
      const all = { port, path: '/livez', rejectUnauthorized: false, agent: false, ...options };
      getOverTls(all, (response) => resolve(response.resume().statusCode!)).on('error', (error) =>
        resolve((error as NodeJS.ErrnoException).code ?? error.message),
      );
    });
  assert.equal(await status({}), 200);
  assert.match(String(await status({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })), /SSL|TLS|EPROTO/);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/livez`));
});

/** What comes back when these bytes are sent and nothing after them. */
async function raw(t: TestContext, app: FastifyInstance, parts: string[]): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  // The rest of what is refused is not read.
  socket.on('error', () => {});
  t.after(() => socket.destroy());
  for (const part of parts) socket.write(part);
  await until('an answer came', () => answer.includes('"code"'));
  return answer;
}
