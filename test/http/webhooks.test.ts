import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { receiver, status } from '../outbox/receiver.ts';
import { until } from '../peers/unit/until.ts';
import { bound } from './fixture.ts';

const settings = { webhookAllow: '127.0.0.1' };

test('a webhook is made, read, changed, given a new secret and removed; its secret is shown once', async (t) => {
  const { get, post, put, call } = await bound(t, {}, settings);
  const made = await post('/v1/webhooks', { url: 'http://127.0.0.1:9/hook', servers: ['MAIL*'] });
  assert.equal(made.status, 201);
  const { id, secret } = made.body as { id: string; secret: string };
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.match(made.headers.location!, new RegExp(`/v1/webhooks/${id}$`));
  const read = await get(`/v1/webhooks/${id}`);
  assert.deepEqual(read.body.types, ['job.*', 'round.*', 'alert.*', 'approval.*']);
  const changed = await put(`/v1/webhooks/${id}`, { types: ['*'] }, { headers: { 'if-match': '"v1"' } });
  assert.deepEqual(
    [changed.body.types, changed.body.servers, changed.headers.etag],
    [['*'], ['MAIL*'], '"v2"'],
  );
  const stale = await put(`/v1/webhooks/${id}`, { types: ['*'] }, { headers: { 'if-match': '"v1"' } });
  assert.equal(stale.status, 412);
  const rotated = await post(`/v1/webhooks/${id}/rotate-secret`);
  assert.notEqual(rotated.body.secret, secret);
  for (const path of ['/v1/webhooks', `/v1/webhooks/${id}`, `/v1/webhooks/${id}/deliveries`]) {
    const { text } = await get(path);
    assert.ok(!text.includes(secret) && !text.includes(rotated.body.secret) && !text.includes('whsec'), path);
  }
  assert.equal((await call('DELETE', `/v1/webhooks/${id}`, { headers: { 'if-match': '"v2"' } })).status, 204);
  assert.equal((await get(`/v1/webhooks/${id}`)).body.code, 'webhook-unknown');
});

test('what is wrong with a webhook is told when it is made', async (t) => {
  const { post } = await bound(t);
  for (const url of [
    'http://example.com/',
    'https://10.0.0.1/',
    'https://[fe80::1]/',
    'https://ann@127.0.0.1/',
  ]) {
    const { status: code, body } = await post('/v1/webhooks', { url });
    assert.deepEqual([code, body.code], [422, 'address-refused'], url);
  }
  const { body } = await post('/v1/webhooks', { url: 'https://example.com/', types: ['job'], server: ['x'] });
  assert.deepEqual(body.errors.map((e: { pointer: string }) => e.pointer).sort(), ['#/server', '#/types/0']);
});

test('there are at most 50', async (t) => {
  const { post } = await bound(t, {}, settings);
  const url = 'http://127.0.0.1:9/';
  const made = await Promise.all(Array.from({ length: 50 }, () => post('/v1/webhooks', { url })));
  assert.ok(made.every(({ status: code }) => code === 201));
  assert.equal((await post('/v1/webhooks', { url })).body.code, 'too-many-webhooks');
});

test('the whole address of a channel is not given back', async (t) => {
  const { get, post, put, store } = await bound(t, {}, settings);
  const url = 'http://127.0.0.1:9/services/T0/B0/secret';
  const { body } = await post('/v1/webhooks', { url, format: 'slack' });
  const read = await get(`/v1/webhooks/${body.id}`);
  assert.equal(read.body.url, 'http://127.0.0.1:9/…');
  await put(`/v1/webhooks/${body.id}`, { description: 'the channel of the night' });
  assert.equal((await store.webhooks.get(body.id))?.url, url);
});

test('a test tells at once what came of it, and the log of deliveries keeps it', async (t) => {
  const { get, post, text } = await bound(t, {}, settings);
  const { url, received, box } = await receiver(t, status(500));
  const { body: made } = await post('/v1/webhooks', { url });
  const failed = await post(`/v1/webhooks/${made.id}/test`);
  assert.deepEqual([failed.body.state, failed.body.attempts[0].status], ['failed', 500]);
  box.react = status(200);
  const { body: sent } = await post(`/v1/webhooks/${made.id}/test`);
  assert.equal(sent.state, 'delivered');
  assert.equal(received[1]!.headers['webhook-id'], sent.id);
  const log = await get(`/v1/webhooks/${made.id}/deliveries?state=delivered`);
  assert.deepEqual(
    log.body.items.map((item: { id: string }) => item.id),
    [sent.id],
  );
  assert.equal((await get(`/v1/webhooks/${made.id}/deliveries/${sent.id}`)).body.body, received[1]!.body);
  assert.match((await text(`/v1/webhooks/${made.id}/deliveries`)).text, / {2}failed {2}webhook\.test/);
  assert.equal((await get(`/v1/webhooks/${made.id}/deliveries/none`)).body.code, 'delivery-unknown');
});

test('the running service tells by itself, signed, and again when it is asked to', async (t) => {
  const { app, get, post, put, store, job } = await bound(t, {}, settings);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { url, received } = await receiver(t, status(204));
  const { body: made } = await post('/v1/webhooks', { url });
  await job();
  await store.events.append('bcdfghjkmnpq', 'job.isolated', { saying: 'One is it.' });
  await until('the receiver was told', () => received.length === 1);
  const told = new Webhook(made.secret).sign(
    received[0]!.headers['webhook-id'] as string,
    new Date(Number(received[0]!.headers['webhook-timestamp']) * 1000),
    received[0]!.body,
  );
  assert.equal(received[0]!.headers['webhook-signature'], told);
  let id = '';
  await until('the delivery is settled', async () => {
    const { body } = await get(`/v1/webhooks/${made.id}/deliveries?state=delivered`);
    id = body.items[0]?.id ?? '';
    return id !== '';
  });
  const again = await post(`/v1/webhooks/${made.id}/deliveries/${id}/redeliver`);
  assert.deepEqual([again.status, again.body.state], [202, 'waiting']);
  await until('the receiver was told again', () => received.length === 2);
  assert.equal(received[1]!.headers['webhook-id'], id);
  await put(`/v1/webhooks/${made.id}`, { enabled: false });
  const refused = await post(`/v1/webhooks/${made.id}/deliveries/${id}/redeliver`);
  assert.deepEqual([refused.status, refused.body.code], [409, 'webhook-disabled']);
});
