import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox, poster, readAllowance, WebhookBook } from '../../src/outbox/index.ts';
import { openHouse } from '../actions/house.ts';
import { settings } from './house.ts';
import { receiver, status } from './receiver.ts';

test('a real recovery is told state by state, with the ticket and the call that led to it', async (t) => {
  const house = await openHouse(t, {
    messages: 6,
    poison: ['clean'],
    seed: 4,
    faults: { poison: { when: 'load' } },
  });
  const { store, exchange } = house;
  const clock = { now: () => new Date() };
  const allowance = readAllowance('127.0.0.1');
  const outbox = new Outbox({ store, clock, post: poster(allowance), log: { warn: () => {} } });
  const { url, received } = await receiver(t, status(200));
  await new WebhookBook({ store, clock, allowance }).add({ ...settings, url, types: ['job.*', 'action.*'] });
  await exchange.start();
  const call = { who: 'ann', requestId: 'request-3', traceId: 'b'.repeat(32) };
  const asked = await house.actions.act('MAIL01', 'quarantine', { reason: 'INC-4711' }, call);
  await asked.done;
  await (await house.actions.act('MAIL01', 'abort', {}, { who: 'bob', requestId: 'request-4' })).done;
  await outbox.settle();
  await outbox.stop();
  const told = received.map(({ body }) => JSON.parse(body));
  assert.deepEqual(
    told.map(({ type, data }) => [type, data.by, data.reason, data.requestId].join(' ')),
    [
      'job.opened ann INC-4711 request-3',
      'action.started ann INC-4711 request-3',
      'job.stopped ann INC-4711 request-3',
      'job.quarantined ann INC-4711 request-3',
      'action.ended ann INC-4711 request-3',
      'action.started bob INC-4711 request-4',
      'job.aborted bob INC-4711 request-4',
      'action.ended bob INC-4711 request-4',
    ],
  );
  const numbers = told.map(({ data }) => data.event);
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
  assert.equal(told.at(-2).data.details.outcome, 'aborted');
  assert.match(told[0].data.traceparent, /^00-b{32}-/);
});
