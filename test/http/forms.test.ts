import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredForm } from '../../src/http/forms.ts';
import { bound } from './fixture.ts';

test('the form that the caller likes best is chosen', () => {
  const choose = (accept: string | undefined) => preferredForm(accept, ['json', 'text']);
  assert.equal(choose(undefined), 'json');
  assert.equal(choose('*/*'), 'json');
  assert.equal(choose('text/plain'), 'text');
  assert.equal(choose('text/*'), 'text');
  assert.equal(choose('text/plain;q=0.5, application/json'), 'json');
  assert.equal(choose('application/json;q=0.1, text/plain;q=0.2'), 'text');
  assert.equal(choose('*/*, application/json;q=0'), 'text');
  assert.equal(choose('application/problem+json'), 'json');
  assert.equal(choose('text/html,application/xhtml+xml,*/*;q=0.8'), 'json');
  assert.equal(choose('image/png'), null);
  assert.equal(choose('text/plain;q=nonsense'), null);
});

test('a caller that could not read the answer is told before anything is done', async (t) => {
  const { call, actions } = await bound(t);
  const { status, body } = await call('POST', '/v1/servers/MAIL01/stop', {
    headers: { accept: 'image/png' },
  });
  assert.deepEqual([status, body.code], [406, 'not-acceptable']);
  assert.deepEqual(actions.called, []);
});

test('every answer says that it varies, and ?format= wins', async (t) => {
  const { get, server } = await bound(t);
  await server();
  const json = await get('/v1/servers/MAIL01?format=json', { headers: { accept: 'text/plain' } });
  assert.match(json.headers['content-type']!, /^application\/json/);
  const text = await get('/v1/servers/MAIL01?format=text');
  assert.match(text.headers['content-type']!, /^text\/plain/);
  for (const answer of [json, text, await get('/v1/nothing'), await get('/v1/servers', { token: null })]) {
    assert.equal(answer.headers.vary, 'Accept');
  }
  assert.match(
    (await get('/v1/jobs/x?format=text')).text,
    /^job-unknown \(404\) {2}There is no job x\.\n {2}request /,
  );
});

test('ids of call and trace come back; what could harm a log is replaced', async (t) => {
  const { get } = await bound(t);
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = { 'x-request-id': 'abc-1', traceparent: `00-${trace}-00f067aa0ba902b7-01` };
  const { body, headers: back } = await get('/v1/jobs/x', { headers });
  assert.deepEqual([back['x-request-id'], body.requestId, body.traceId], ['abc-1', 'abc-1', trace]);
  for (const traceparent of [
    `00-${trace}-00f067aa0ba902b7-01-more`,
    `00-${trace}-00f067aa0ba902b7-01x`,
    '00-0-0-01',
    `ff-${trace}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  ]) {
    const other = await get('/v1/jobs/x', { headers: { traceparent, 'x-request-id': 'a b' } });
    assert.match(other.body.traceId, /^[0-9a-f]{32}$/);
    assert.ok(other.body.traceId !== trace && other.body.traceId !== '0'.repeat(32));
    assert.notEqual(other.body.requestId, 'a b');
  }
});
