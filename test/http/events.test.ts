import assert from 'node:assert/strict';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { bound, now } from './fixture.ts';
import { at } from './sample.ts';

const path = '/v1/jobs/bcdfghjkmnpq/events';

/** An open stream, as a client reads it. */
async function stream(
  f: Awaited<ReturnType<typeof bound>>,
  t: TestContext,
  headers: Record<string, string> = {},
) {
  if (!f.app.server.listening) await f.app.listen({ port: 0 });
  const { port } = f.app.server.address() as AddressInfo;
  const all = { authorization: `Bearer ${f.admin}`, accept: 'text/event-stream', ...headers };
  const call: ClientRequest = request({ port, path, headers: all });
  call.on('error', () => {});
  t.after(() => call.destroy());
  const response = await new Promise<IncomingMessage>((resolve) => {
    call.on('response', resolve);
    call.end();
  });
  let read = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    read += chunk;
  });
  response.on('error', () => {});
  const ended = new Promise<void>((resolve) => response.on('close', resolve));
  const until = async (text: string) => {
    for (let i = 0; i < 300 && !read.includes(text); i++) await new Promise((wait) => setTimeout(wait, 10));
    assert.ok(read.includes(text), `${text} in ${read}`);
  };
  return { response, until, ended, close: () => call.destroy(), read: () => read };
}

test('a stream tells what happened, goes on as it happens, and ends with the job', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  const first = await f.store.events.append(job.id, 'job.opened', { by: 'ann' });
  const { response, until, ended, read } = await stream(f, t);
  assert.equal(response.statusCode, 200);
  assert.match(response.headers['content-type']!, /^text\/event-stream/);
  assert.deepEqual(
    [
      response.headers['cache-control'],
      response.headers['x-accel-buffering'],
      !!response.headers['x-request-id'],
    ],
    ['no-cache', 'no', true],
  );
  await until('retry: 3000\n\n');
  await until(`id: ${first.seq}\nevent: job.opened\ndata: {"seq":${first.seq},`);
  const last = await f.store.events.append(job.id, 'job.finalized', { text: 'two\nlines' });
  await f.store.jobs.save({ ...job, state: 'finalized', closedAt: at });
  await ended;
  assert.match(read(), new RegExp(`id: ${last.seq}\nevent: job.finalized\ndata: .*two\\\\nlines.*\n\n$`));
});

test('a stream waits for the end of the action that closed its job', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  const { until, ended, read } = await stream(f, t);
  await f.store.events.append(job.id, 'job.finalized', {});
  const closed = await f.store.jobs.save({ ...job, state: 'finalized', closedAt: at });
  await until('job.finalized');
  await f.store.events.append(job.id, 'action.ended', { action: 'finalize' });
  await f.store.jobs.save(closed);
  await ended;
  assert.match(read(), /event: action\.ended\ndata: .*\n\n$/);
});

test('a long history is told to its end', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  for (let n = 1; n <= 100; n++) await f.store.events.append(job.id, n < 100 ? 'x' : 'action.ended', {});
  await f.store.events.append(job.id, 'action.ended', { action: 'the last' });
  await f.store.jobs.save({ ...job, state: 'finalized', closedAt: at });
  const { ended, read } = await stream(f, t);
  await ended;
  assert.match(read(), /the last/);
});

test('a stream goes on after the last event that was seen, and 204 says that it is over', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  const first = await f.store.events.append(job.id, 'job.opened', {});
  const last = await f.store.events.append(job.id, 'job.aborted', {});
  await f.store.jobs.save({ ...job, state: 'aborted', closedAt: at });
  const rest = await stream(f, t, { 'last-event-id': String(first.seq) });
  await rest.ended;
  assert.ok(!rest.read().includes('job.opened') && rest.read().includes('job.aborted'));
  const over = await f.get(path, {
    headers: { accept: 'text/event-stream', 'last-event-id': String(last.seq) },
  });
  assert.equal(over.status, 204);
  const same = await f.get(`${path}?lastEventId=${last.seq}`, { headers: { accept: 'text/event-stream' } });
  assert.equal(same.status, 204);
  const wrong = await f.get(path, { headers: { 'last-event-id': 'x' } });
  assert.equal(wrong.status, 400);
});

test('the end of Unjam ends the streams', async (t) => {
  const f = await bound(t);
  await f.job();
  const { ended, until } = await stream(f, t);
  await until('retry');
  await f.app.close();
  await ended;
});

test('an id of another life is told so and everything anew, also when all is over', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  const first = await f.store.events.append(job.id, 'job.opened', {});
  const foreign = { 'last-event-id': String(first.seq + 7) };
  const open = await stream(f, t, foreign);
  await open.until(`id: ${first.seq}\nevent: job.opened`);
  assert.match(open.read(), /^retry: 3000\n\nid: 0\nevent: reset\ndata: \{.*\}\n\nid: /);
  const last = await f.store.events.append(job.id, 'job.aborted', {});
  await open.until(`id: ${last.seq}\n`);
  await f.store.jobs.save({ ...job, state: 'aborted', closedAt: at });
  const over = await stream(f, t, { 'last-event-id': String(last.seq + 7) });
  await over.ended;
  assert.equal(over.response.statusCode, 200);
  assert.match(over.read(), /event: reset\n[\s\S]*event: job\.opened\n[\s\S]*event: job\.aborted\n/);
});

test('a token that runs out or is taken back ends its streams, and what happens then is not told to it', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  const soon = new Date(now.getTime() + 60_000).toISOString();
  const short = await f.tokenUntil(soon, ['*'], 'read');
  const revoked = await f.tokenUntil(null, ['*'], 'read', 'diagnose');
  const open = async ({ token }: { token: string }) => {
    const one = await stream(f, t, { authorization: `Bearer ${token}` });
    await one.until('event: job.opened');
    return one;
  };
  await f.store.events.append(job.id, 'job.opened', {});
  const [runsOut, takenBack, good] = [await open(short), await open(revoked), await stream(f, t)];
  f.passed.ms = 59_000;
  assert.equal((await f.call('DELETE', `/v1/tokens/${revoked.id}`)).status, 204);
  await f.store.events.append(job.id, 'job.stopped', {});
  await takenBack.ended;
  await runsOut.until('event: job.stopped');
  f.passed.ms = 60_000;
  await f.store.events.append(job.id, 'job.quarantined', {});
  await runsOut.ended;
  await good.until('event: job.quarantined');
  assert.ok(!takenBack.read().includes('job.stopped') && !runsOut.read().includes('job.quarantined'));
  assert.match(takenBack.read(), /\n: the token opens nothing any more\n\n$/);
});

test('a token has so many streams and no more; one that ended makes room', async (t) => {
  const f = await bound(t, { streamsPerToken: 1 });
  await f.job();
  const first = await stream(f, t);
  const second = await f.get(path, { headers: { accept: 'text/event-stream' } });
  assert.deepEqual([second.status, second.body.code], [429, 'too-many-requests']);
  first.close();
  await first.ended;
  await new Promise((wait) => setTimeout(wait, 100));
  const third = await stream(f, t);
  assert.equal(third.response.statusCode, 200);
});

test('without a stream the same events come in pages, or as text', async (t) => {
  const f = await bound(t);
  const job = await f.job();
  await f.store.events.append(job.id, 'round.done', { n: 1, verdict: 'crashed', name: 'a\u001b[2Jb' });
  const { body } = await f.get(path);
  assert.deepEqual(
    body.items.map((e: { type: string; job: string }) => [e.type, e.job]),
    [['round.done', job.id]],
  );
  const { text } = await f.text(path);
  assert.match(text, /^MAIL01 {2}1 event\n.* round\.done {2}n=1 verdict=crashed/);
  assert.ok(!text.includes('\u001b'));
});
