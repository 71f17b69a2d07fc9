import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { mailOf, pairOf, poisonOf, randomFrom, readLater, unconvertibleMail } from '../../corpus/index.ts';
import { createExchange, type Exchange, type SomeFaults, until } from './index.ts';

const nothingLost = (exchange: Exchange) =>
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });

const jammed = (t: TestContext, faults: SomeFaults, messages = 20) =>
  createExchange({ test: t, messages, poison: ['clean'], workMs: 2, faults });

for (const exit of ['code', 'abort'] as const) {
  test(`crashes when the work on the poison ends (${exit}), and again at every start`, async (t) => {
    const exchange = await jammed(t, { poison: { exit } });
    for (let start = 0; start < 3; start++) {
      await exchange.start();
      await exchange.untilDown();
      assert.equal((await exchange.status()).exitCode, 1067);
    }
    nothingLost(exchange);
    assert.ok(exchange.spoolListing().some(({ name }) => name === exchange.planted.at(-1)!.name));
    assert.equal(exchange.events().filter(({ id }) => id === 4037).length, 3);
  });
}

test('without the poison it stays up', async (t) => {
  const exchange = await jammed(t, { poison: { when: 'load' } });
  const { queue, name } = exchange.planted.at(-1)!;
  assert.equal((await exchange.start()).code, 1);
  assert.deepEqual(exchange.delivered(), []);
  exchange.moveByHand(`${queue}/${name}`, `${queue}/archive/${name}`);
  assert.equal((await exchange.start()).code, 0);
  await exchange.untilDelivered(20);
  assert.ok(exchange.isUp());
  nothingLost(exchange);
});

test('crashes some seconds after it read the poison, while other mail flows', async (t) => {
  const exchange = await jammed(t, { poison: { when: 'load', afterMs: 1500 } });
  assert.equal((await exchange.start()).code, 0);
  await exchange.untilDelivered(20);
  assert.ok(
    exchange.inUse().includes(`${exchange.spoolListing()[0]?.queue}/${exchange.planted.at(-1)!.name}`),
  );
  await exchange.untilDown();
  nothingLost(exchange);
});

test('hangs: alive, mail stands still, deaf to stop and SMTP, the file in use', async (t) => {
  const exchange = await createExchange({
    test: t,
    smtp: true,
    poison: ['torn-page'],
    faults: { poison: { when: 'touch', does: 'hang' } },
    patience: { stop: 0.3 },
  });
  const { queue, name } = exchange.planted[0]!;
  await exchange.start();
  await until('the poison is in use', () => exchange.inUse().includes(`${queue}/${name}`));
  await until('the exception is logged', () => exchange.events().some(({ id }) => id === 4037));
  exchange.plant(mailOf('plain', randomFrom(1)));
  await assert.rejects(exchange.send(mailOf('plain', randomFrom(2)), 300), /no answer in time/);
  const stopped = await exchange.stop();
  assert.equal(stopped.code, 1);
  assert.match(stopped.output, /1061/);
  assert.ok(exchange.isUp());
  assert.deepEqual(exchange.delivered(), []);
  assert.equal((await exchange.kill()).code, 0);
  assert.equal(exchange.isUp(), false);
  nothingLost(exchange);
});

test('crashes with a probability: some starts outlive the poison, some do not', async (t) => {
  const exchange = await jammed(t, { poison: { when: 'load', probability: 0.5, survivor: 'keep' } }, 0);
  const ends: number[] = [];
  for (let start = 0; start < 8; start++) {
    ends.push((await exchange.start()).code);
    await exchange.stop();
  }
  assert.deepEqual(new Set(ends), new Set([0, 1]));
  nothingLost(exchange);
});

test('crashes from the MTA store with an empty spool, until that is repaired', async (t) => {
  const exchange = await createExchange({ test: t, faults: { mtaStoreAfterMs: 0 } });
  exchange.corruptMtaStore();
  await exchange.start();
  await exchange.untilDown();
  exchange.repairMtaStore();
  assert.equal((await exchange.start()).code, 0);
  exchange.plant(mailOf('plain', randomFrom(1)));
  await exchange.untilDelivered(1);
});

test('crashes of a bad queue.dat alone; when it is gone it is made anew', async (t) => {
  const exchange = await createExchange({ test: t, messages: 6 });
  exchange.corruptIndex();
  assert.equal((await exchange.start()).code, 1);
  rmSync(`${exchange.root}/queue.dat`);
  assert.equal((await exchange.start()).code, 0);
  await exchange.untilDelivered(6);
  assert.equal(exchange.events().at(-2)?.id, 3013);
});

test('reads a message only at its retry', async (t) => {
  const exchange = await createExchange({ test: t, messages: 4 });
  exchange.plant(readLater(poisonOf('clean', randomFrom(1)), 600));
  await exchange.start();
  await exchange.untilDown();
  const at = (wanted: number) => Date.parse(exchange.events().find(({ id }) => id === wanted)!.time);
  assert.ok(at(4037) - at(1000) > 500);
  assert.equal(exchange.delivered().length, 4);
});

test('two messages are poison together, and neither alone', async (t) => {
  const exchange = await createExchange({ test: t, messages: 4 });
  const [one, other] = pairOf(randomFrom(9)).map((mail) => exchange.plant(mail, { queue: 'in' }));
  await exchange.start();
  await exchange.untilDown();
  assert.ok([one, other].every((half) => exchange.spoolListing().some(({ name }) => name === half!.name)));
  exchange.moveByHand(`in/${other!.name}`, `in/archive/${other!.name}`);
  await exchange.start();
  await exchange.untilDelivered(5);
  exchange.moveByHand(`in/archive/${other!.name}`, `in/${other!.name}`);
  await exchange.untilDelivered(6);
  assert.ok(exchange.isUp());
});

test('what it cannot convert goes to its archive, and is named', async (t) => {
  const exchange = await createExchange({ test: t, messages: 4 });
  const { name } = exchange.plant(unconvertibleMail(randomFrom(1)), { queue: 'in' });
  await exchange.start();
  await until('it is archived', () => existsSync(`${exchange.root}/in/archive/${name}`));
  await until('it is logged', () => exchange.events().some(({ id }) => id === 4117));
  assert.ok(exchange.isUp());
});
