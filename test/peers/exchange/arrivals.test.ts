import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { mailOf, poisonOf, randomFrom } from '../../corpus/index.ts';
import { createExchange } from './index.ts';

test('new mail arrives by itself, in each of its queues', async (t) => {
  const arrivals = (['in', 'out'] as const).map((queue) => ({ everyMs: 20, count: 5, queue }));
  const exchange = await createExchange({ test: t, faults: { arrivals } });
  await exchange.start();
  await exchange.untilDelivered(10);
  const inQueue = (queue: string) =>
    exchange.delivered().filter((delivery) => delivery.queue === queue).length;
  assert.deepEqual([inQueue('in'), inQueue('out')], [5, 5]);
  assert.equal(exchange.events().filter(({ id }) => id === 2002).length, 10);
});

test('new mail comes under a given name, and waits while that is taken', async (t) => {
  const arrivals = [{ everyMs: 20, count: 2, queue: 'in' as const, names: ['HBWK2Q2P'] }];
  const exchange = await createExchange({ test: t, workMs: 100, faults: { arrivals } });
  await exchange.start();
  await exchange.untilDelivered(2);
  assert.deepEqual(
    exchange.delivered().map(({ name }) => name),
    ['HBWK2Q2P', 'HBWK2Q2P'],
  );
});

test('a sender who retries brings the same poison under a new name', async (t) => {
  const exchange = await createExchange({ test: t });
  const poison = poisonOf('clean', randomFrom(1));
  exchange.setFaults({ arrivals: [exchange.retryingSender(poison, 50)] });
  const names = new Set<string>();
  for (let crash = 0; crash < 3; crash++) {
    await exchange.start();
    await exchange.untilDown();
    for (const { queue, name } of exchange.spoolListing()) {
      assert.deepEqual(readFileSync(`${exchange.root}/${queue}/${name}`), poison.content);
      exchange.moveByHand(`${queue}/${name}`, `${queue}/archive/${name}`);
      names.add(name);
    }
  }
  assert.ok(names.size >= 3);
});

test('what lies in work and pickup gets into the spool', async (t) => {
  const exchange = await createExchange({ test: t });
  writeFileSync(`${exchange.root}/work/LEFTOVER`, mailOf('plain', randomFrom(1)).content);
  await exchange.start();
  await exchange.untilDelivered(1);
  writeFileSync(`${exchange.root}/pickup/DROPPED`, mailOf('plain', randomFrom(2)).content);
  await exchange.untilDelivered(2);
  assert.deepEqual(
    exchange.delivered().map(({ name }) => name),
    ['LEFTOVER', 'DROPPED'],
  );
});
