import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { deriveDeliveries } from '../../src/outbox/derive.ts';
import { pauses } from '../../src/outbox/schedule.ts';
import { until } from '../peers/unit/until.ts';
import { house } from './house.ts';
import { type Received, receiver, status } from './receiver.ts';

/** Verified as a receiver would, at the time of the test. */
function verified(secret: string, { headers, body }: Received, now: Date): unknown {
  const real = Date.now;
  Date.now = () => now.getTime();
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    Date.now = real;
  }
}

test('an event reaches a webhook signed by the standard, with its cause and without secrets', async (t) => {
  const { parts, hook, job, event, time, log } = await house(t);
  const { url, received } = await receiver(t, status(204));
  const { webhook, secret } = await hook({ url });
  await job();
  const { seq } = await event('round.judged', { round: 4, verdict: 'crashed' });
  await parts.outbox.settle();
  assert.equal(received.length, 1);
  const body = verified(secret, received[0]!, time.now);
  const { headers } = received[0]!;
  const traceparent = headers.traceparent as string;
  assert.match(traceparent, /^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
  assert.deepEqual(body, {
    type: 'round.judged',
    timestamp: '2026-11-23T03:00:00.000Z',
    data: {
      ...{ server: 'MAIL01', job: 'bcdfghjkmnpq', event: seq, by: 'ann', reason: 'INC-4711' },
      ...{ requestId: 'request-1', traceparent, details: { round: 4, verdict: 'crashed' } },
    },
  });
  assert.ok(!received[0]!.body.includes(secret.slice(6)));
  const [delivery] = await log(webhook.id);
  assert.equal(delivery?.id, headers['webhook-id']);
  assert.deepEqual([delivery?.state, delivery?.attempts[0]?.status], ['delivered', 204]);
});

test('after a rotation both secrets verify for a day, then the new one alone', async (t) => {
  const { parts, hook, job, event, time, later } = await house(t);
  const { url, received } = await receiver(t, status(200));
  const { webhook, secret } = await hook({ url });
  const { secret: next } = await parts.book.rotate(webhook.id);
  assert.notEqual(next, secret);
  await job();
  await event('job.note');
  await parts.outbox.settle();
  verified(secret, received[0]!, time.now);
  verified(next, received[0]!, time.now);
  later(24 * 3_600_000 + 1);
  await event('job.note');
  await parts.outbox.settle();
  verified(next, received[1]!, time.now);
  assert.throws(() => verified(secret, received[1]!, time.now), /No matching signature/);
});

test('a delivery that fails is tried again by the list, under one id and with one body, and then given up', async (t) => {
  const { parts, hook, job, event, time, later, log } = await house(t);
  const { url, received } = await receiver(t, status(500));
  const { webhook } = await hook({ url });
  await job();
  await event('job.note');
  await parts.outbox.settle();
  time.luck = 1;
  for (const pause of pauses.slice(1)) {
    const before = received.length;
    // The luck of this attempt was drawn when the one before it failed.
    later(pause * (before === 1 ? 1 : 1.2) - 1);
    await parts.outbox.settle();
    assert.equal(received.length, before, `not before ${pause}`);
    later(1);
    await parts.outbox.settle();
    assert.equal(received.length, before + 1, `after ${pause}`);
  }
  assert.equal(received.length, 10);
  assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.equal(new Set(received.map(({ body }) => body)).size, 1);
  assert.equal(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size, 10);
  const [delivery] = await log(webhook.id);
  assert.deepEqual([delivery?.state, delivery?.attempts.length, delivery?.dueAt], ['failed', 10, null]);
});

test('what waits survives a restart under its id; an event is told once, wherever the process ended', async (t) => {
  const { parts, hook, job, event, later, restart, log } = await house(t);
  const { url, received, box } = await receiver(t, status(503));
  const { webhook } = await hook({ url });
  await job();
  await event('job.note', { n: 1 });
  await parts.outbox.settle();
  await event('job.note', { n: 2 });
  await restart();
  box.react = status(200);
  later(5000);
  await parts.outbox.settle();
  const numbers = received.map(({ body }) => JSON.parse(body).data.details.n);
  assert.deepEqual(numbers, [1, 1, 2]);
  assert.equal(received[0]!.headers['webhook-id'], received[1]!.headers['webhook-id']);
  await restart();
  await parts.outbox.settle();
  assert.equal(received.length, 3);
  assert.deepEqual(
    (await log(webhook.id)).map(({ state }) => state),
    ['delivered', 'delivered'],
  );
});

test('a call that the end of the process broke off is made again', async (t) => {
  const { parts, hook, job, event, restart } = await house(t);
  const { url, received, box } = await receiver(t, () => {});
  await hook({ url });
  await job();
  await event('job.note');
  parts.outbox.start();
  await until('the receiver was called', () => received.length === 1, 10_000);
  await restart();
  box.react = status(200);
  await parts.outbox.settle();
  assert.equal(received.length, 2);
  assert.equal(received[0]!.headers['webhook-id'], received[1]!.headers['webhook-id']);
});

test('deliveries and the mark of how far we came are one write', async (t) => {
  const { parts, hook, job, event } = await house(t);
  const { url, received } = await receiver(t, status(200));
  await hook({ url });
  await job();
  await event('job.note', { n: 1 });
  await event('job.note', { n: 2 });
  const { store } = parts;
  const dying: typeof store = Object.assign(Object.create(store) as typeof store, {
    deliveries: store.deliveries,
    atomically: (async (work) =>
      await store.atomically(async (inside) => {
        inside.deliveries.moveCursor = () => Promise.reject(new Error('the process ends here'));
        return await work(inside);
      })) satisfies typeof store.atomically,
  });
  await assert.rejects(deriveDeliveries(dying, new Date()), /ends here/);
  await parts.outbox.settle();
  assert.deepEqual(
    received.map(({ body }) => JSON.parse(body).data.details.n),
    [1, 2],
  );
});

test('410 disables the webhook, with an audit row, and nothing more is sent until it is enabled', async (t) => {
  const { parts, hook, job, event, later, log } = await house(t);
  const { url, received, box } = await receiver(t, status(410));
  const { webhook } = await hook({ url });
  await job();
  await event('job.note');
  await parts.outbox.settle();
  const gone = (await parts.store.webhooks.get(webhook.id))!;
  assert.deepEqual([gone.enabled, gone.disabledBecause], [false, 'the receiver answered 410: it is gone']);
  assert.match((await parts.store.audit.list({ limit: 1 })).items[0]!.reason!, /^disabled: .*410/);
  await event('job.note');
  later(3_600_000);
  await parts.outbox.settle();
  assert.equal(received.length, 1);
  box.react = status(200);
  await parts.book.change(webhook.id, { ...gone, enabled: true });
  await event('job.note', { n: 3 });
  await parts.outbox.settle();
  assert.equal(received.length, 2);
  assert.deepEqual(
    (await log(webhook.id)).map(({ state }) => state),
    ['delivered', 'failed'],
  );
});

test('a redirect is a failure and is not followed', async (t) => {
  const { parts, hook, job, event, log } = await house(t);
  const other = await receiver(t, status(200));
  const { url } = await receiver(t, status(307, { location: other.url }));
  const { webhook } = await hook({ url });
  await job();
  await event('job.note');
  await parts.outbox.settle();
  assert.equal(other.received.length, 0);
  const [delivery] = await log(webhook.id);
  assert.equal(delivery?.attempts[0]?.error, 'redirects are not followed');
});

for (const code of [429, 503]) {
  test(`a receiver that answers ${code} with Retry-After is let alone until then, with all that is younger`, async (t) => {
    const { parts, hook, job, event, later } = await house(t);
    const { url, received, box } = await receiver(t, status(code, { 'retry-after': '120' }));
    await hook({ url });
    await job();
    await event('job.note', { n: 1 });
    await parts.outbox.settle();
    box.react = status(200);
    await event('job.note', { n: 2 });
    later(119_999);
    await parts.outbox.settle();
    assert.equal(received.length, 1);
    later(1);
    await parts.outbox.settle();
    assert.deepEqual(
      received.map(({ body }) => JSON.parse(body).data.details.n),
      [1, 1, 2],
    );
  });
}

test('a slow receiver holds up no other, and nothing but its own messages', async (t) => {
  const { parts, hook, job, event, log } = await house(t);
  const held: (() => void)[] = [];
  const slow = await receiver(t, (response) => held.push(() => response.writeHead(200).end()));
  const quick = await receiver(t, status(200));
  const { webhook } = await hook({ url: slow.url });
  await hook({ url: quick.url });
  await job();
  await event('job.note', { n: 1 });
  await event('job.note', { n: 2 });
  const settled = parts.outbox.settle();
  await until('the quick one was told', () => quick.received.length === 2 && held.length === 1);
  assert.deepEqual(
    (await log(webhook.id)).map(({ state }) => state),
    ['waiting', 'waiting'],
  );
  held[0]!();
  await until('the second one came', () => held.length === 2);
  held[1]!();
  await settled;
  assert.equal(slow.received.length, 2);
});

test('a receiver that never answers is given up in time', async (t) => {
  const { parts, hook, job, event, log } = await house(t, { timeoutMs: 200 });
  const { url } = await receiver(t, () => {});
  const { webhook } = await hook({ url });
  await job();
  await event('job.note');
  await parts.outbox.settle();
  const tried = (await log(webhook.id)).flatMap(({ attempts }) => attempts);
  assert.deepEqual(
    tried.map(({ error, status: code }) => [error, code]),
    [['no answer in time', null]],
  );
});

test('a webhook hears only of its servers and its types', async (t) => {
  const { parts, hook, job, event } = await house(t);
  const mine = await receiver(t, status(200));
  const rounds = await receiver(t, status(200));
  await hook({ url: mine.url, servers: ['MAIL0*'], types: ['job.*'] });
  await hook({ url: rounds.url, types: ['round.judged'] });
  await job();
  await job({ id: 'other', server: 'RELAY' });
  for (const id of ['bcdfghjkmnpq', 'other']) {
    for (const type of ['job.isolated', 'round.judged', 'service.started']) await event(type, {}, id);
  }
  await parts.outbox.settle();
  const told = (list: Received[]) =>
    list.map(({ body }) => [JSON.parse(body).data.server, JSON.parse(body).type].join(' '));
  assert.deepEqual(told(mine.received), ['MAIL01 job.isolated']);
  assert.deepEqual(told(rounds.received), ['MAIL01 round.judged', 'RELAY round.judged']);
});

test('what happened before a webhook was made, or while it was disabled, is not told to it', async (t) => {
  const { parts, hook, job, event } = await house(t);
  const { url, received } = await receiver(t, status(200));
  await job();
  await event('job.note', { n: 1 });
  await parts.outbox.settle();
  const { webhook } = await hook({ url, enabled: false });
  await event('job.note', { n: 2 });
  await parts.outbox.settle();
  await parts.book.change(webhook.id, { ...webhook, enabled: true });
  await event('job.note', { n: 3 });
  await parts.outbox.settle();
  assert.deepEqual(
    received.map(({ body }) => JSON.parse(body).data.details.n),
    [3],
  );
});

test('a redelivery has the old id and begins the list again', async (t) => {
  const { parts, hook, job, event, log } = await house(t);
  const { url, received } = await receiver(t, status(200));
  const { webhook } = await hook({ url });
  await job();
  await event('job.note');
  await parts.outbox.settle();
  const [done] = await log(webhook.id);
  const queued = await parts.book.redeliver(webhook.id, done!.id);
  assert.deepEqual([queued.state, queued.tries], ['waiting', 0]);
  await parts.outbox.settle();
  assert.equal(received.length, 2);
  assert.equal(received[1]!.headers['webhook-id'], received[0]!.headers['webhook-id']);
  const [again] = await log(webhook.id);
  assert.deepEqual([again?.state, again?.attempts.length], ['delivered', 2]);
});

test('a test is sent at once and once, whatever the webhook listens to', async (t) => {
  const { parts, hook, later } = await house(t);
  const { url, received } = await receiver(t, status(500));
  const { webhook } = await hook({ url, types: ['job.note'], enabled: false });
  const cause = { who: 'ann', requestId: 'request-2', traceId: 'a'.repeat(32) };
  const sent = await parts.outbox.test(webhook, cause);
  assert.deepEqual([sent.state, sent.attempts[0]?.status], ['failed', 500]);
  assert.equal(JSON.parse(received[0]!.body).type, 'webhook.test');
  later(48 * 3_600_000);
  await parts.outbox.settle();
  assert.equal(received.length, 1);
});
