import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../corpus/index.ts';
import { createExchange } from './index.ts';

test('kill -9 in the middle, again and again: nothing is lost, nothing comes twice', async (t) => {
  const exchange = await createExchange({ test: t, messages: 600, workers: 8, workMs: 3 });
  const random = randomFrom(1);
  let kills = 0;
  while (exchange.spoolListing().length > 0) {
    await exchange.start();
    const before = exchange.delivered().length;
    await exchange.untilDelivered(Math.min(600, before + 40 + random.below(60)));
    await exchange.kill();
    kills++;
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  }
  assert.ok(kills > 3);
  assert.equal(exchange.delivered().length, 600);
});

test('a delivery that comes twice shows', async (t) => {
  const exchange = await createExchange({ test: t });
  const mail = { kind: 'plain', messageId: null, content: Buffer.from('Subject: one\r\n\r\n') };
  await exchange.start();
  const first = exchange.plant(mail, { queue: 'in' });
  await exchange.untilDelivered(1);
  exchange.plant(mail, { queue: 'in', name: first.name });
  exchange.planted.pop();
  await exchange.untilDelivered(2);
  assert.equal(exchange.delivered().filter(({ sha256 }) => sha256 === first.sha256).length, 2);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [first] });
});
