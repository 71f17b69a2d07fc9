import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExchange, until } from './index.ts';

test('takes the store down instead of itself, and waits for it', async (t) => {
  const exchange = await createExchange({
    test: t,
    store: true,
    messages: 10,
    poison: ['clean'],
    faults: { poison: { when: 'touch', does: 'store-down', retryMs: 100 } },
  });
  const store = exchange.store!;
  const isStoreUp = async () => (await store.status()).up;
  assert.equal((await exchange.start()).code, 0);
  await until('the store is down', async () => !(await isStoreUp()));
  assert.equal((await store.status()).exitCode, 1067);
  assert.ok(exchange.isUp());
  const before = exchange.events().length;
  await store.run('start');
  await until('the store is down again', async () => !(await isStoreUp()));
  const ids = exchange
    .events()
    .slice(before)
    .map(({ source, id }) => `${source} ${id}`);
  assert.ok(ids.includes('DrWatson 4097') && ids.includes('MSExchangeIMC 3039'));
  assert.ok(exchange.isUp());
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('does not start without its store', async (t) => {
  const exchange = await createExchange({ test: t, store: true });
  await exchange.store!.run('stop');
  const started = await exchange.start();
  assert.equal(started.code, 1);
  assert.match(started.output, /1068/);
  await exchange.store!.run('start');
  assert.equal((await exchange.start()).code, 0);
});
