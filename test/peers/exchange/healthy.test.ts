import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { mailOf, randomFrom } from '../../corpus/index.ts';
import { createExchange, until } from './index.ts';

test('every message is delivered exactly once, byte for byte', async (t) => {
  const exchange = await createExchange({ test: t, messages: 120, workMs: 1 });
  assert.equal((await exchange.start()).code, 0);
  await exchange.untilDelivered(120);
  const ways = (list: { queue: string; name: string; sha256: string }[]) =>
    list.map(({ queue, name, sha256 }) => `${queue}/${name} ${sha256}`).sort();
  assert.deepEqual(ways(exchange.delivered()), ways(exchange.planted));
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.deepEqual(exchange.spoolListing(), []);
});

test('the order is another one at each start, and the same for the same seed', async (t) => {
  const order = async (startsBefore: number) => {
    const exchange = await createExchange({ test: t, seed: 1, workers: 1, workMs: 0 });
    writeFileSync(`${exchange.unit.dir}/starts`, `${startsBefore}`);
    for (let n = 0; n < 40; n++)
      exchange.plant(mailOf('plain', randomFrom(n)), { queue: 'in', name: `M${n}` });
    await exchange.start();
    await exchange.untilDelivered(40);
    return exchange.delivered().map(({ name }) => name);
  };
  const [first, again, second] = await Promise.all([order(0), order(0), order(1)]);
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, second);
});

test('mail that arrives while it runs is delivered, whatever its name', async (t) => {
  const exchange = await createExchange({ test: t });
  await exchange.start();
  for (const name of ['caf\xe9', 'two words', 'a\nline', 'N'.repeat(255)]) {
    exchange.plant(mailOf('plain', randomFrom(name.length)), { queue: 'out', name });
  }
  await exchange.untilDelivered(4);
  assert.deepEqual(
    new Set(exchange.delivered().map(({ name }) => name)),
    new Set(exchange.planted.map(({ name }) => name)),
  );
});

test('a name that comes again is a new message', async (t) => {
  const exchange = await createExchange({ test: t });
  await exchange.start();
  for (const seed of [1, 2]) {
    exchange.plant(mailOf('plain', randomFrom(seed)), { queue: 'in', name: 'HBWK2Q2P' });
    await exchange.untilDelivered(seed);
  }
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('subfolders, links and pipes are no messages', async (t) => {
  const exchange = await createExchange({ test: t });
  mkdirSync(`${exchange.root}/in/temp`);
  exchange.plant(mailOf('plain', randomFrom(1)), { queue: 'in', name: 'temp/HELD' });
  writeFileSync(`${exchange.folder}/elsewhere`, 'not of the spool');
  symlinkSync(`${exchange.folder}/elsewhere`, `${exchange.root}/in/LINK`);
  execFileSync('mkfifo', [`${exchange.root}/in/PIPE`]);
  exchange.plant(mailOf('plain', randomFrom(2)), { queue: 'in', name: 'REAL' });
  await exchange.start();
  await exchange.untilDelivered(1);
  assert.deepEqual(
    exchange.delivered().map(({ name }) => name),
    ['REAL'],
  );
});

test('what it works on is open, and so is the index, locked', async (t) => {
  const exchange = await createExchange({ test: t, messages: 30, workers: 3, workMs: 60_000 });
  await exchange.start();
  await until('three messages are in use', () => exchange.inUse().length === 4);
  const inUse = exchange.inUse();
  assert.ok(inUse.includes('queue.dat'));
  const spool = exchange.spoolListing().map(({ queue, name }) => `${queue}/${name}`);
  assert.ok(inUse.every((path) => path === 'queue.dat' || spool.includes(path)));
  assert.throws(() => execFileSync('flock', ['-n', `${exchange.root}/queue.dat`, 'true']));
  await exchange.stop();
  execFileSync('flock', ['-n', `${exchange.root}/queue.dat`, 'true']);
});

test('greets, takes mail by SMTP and notes its receipt', async (t) => {
  const exchange = await createExchange({ test: t, smtp: true });
  await exchange.start();
  const mail = mailOf('attachment', randomFrom(1));
  await exchange.send(mail);
  await exchange.untilDelivered(1);
  const [delivered] = exchange.delivered();
  const received = exchange.events().find(({ id }) => id === 2002);
  assert.equal(delivered?.size, mail.content.length);
  assert.deepEqual(received?.strings, [`${exchange.root}/in/${delivered?.name}`, 'sender@fabrikam.example']);
});

test('the probe says that mail flows, and fails when it does not', async (t) => {
  const exchange = await createExchange({ test: t, smtp: true });
  const [command, ...args] = exchange.probeCommand();
  assert.throws(() => execFileSync(command!, args, { stdio: 'ignore' }));
  await exchange.start();
  execFileSync(command!, args);
});

test('event records count up through restarts, with one clean end each', async (t) => {
  const exchange = await createExchange({ test: t });
  for (let run = 0; run < 3; run++) {
    await exchange.start();
    assert.deepEqual(await exchange.stop(), { code: 0, output: '' });
  }
  const events = exchange.events();
  assert.deepEqual(
    events.map(({ record }) => record),
    events.map((_, n) => n + 1),
  );
  assert.deepEqual(
    events.map(({ id }) => id),
    [3013, 1000, 1001, 1000, 1001, 1000, 1001],
  );
  assert.equal((await exchange.status()).exitCode, 0);
});

test('calls itself a double wherever it shows', async (t) => {
  const exchange = await createExchange({ test: t });
  await exchange.start();
  const { pid } = await exchange.status();
  assert.match(readFileSync(`/proc/${pid}/cmdline`, 'latin1'), /^exchange-double imc/);
  assert.match(
    readFileSync(`${exchange.unit.dir}/double.log`, 'utf8'),
    /Exchange double \(imc, pid \d+\) is up/,
  );
});
