import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import test from 'node:test';
import type { Job } from '../../src/recovery/job.ts';
import { toText } from '../../src/recovery/names.ts';
import { until } from '../peers/unit/until.ts';
import { type House, openHouse } from './house.ts';

const jammed = { faults: { poison: { when: 'load' } } } as const;

async function poisonNames(house: House, job: Job): Promise<string[]> {
  const { items } = await house.store.ledger.list(job.id, { life: 'poison' }, { limit: 100 });
  return items.map((m) => `${m.queue}/${toText(m.name)}`).sort();
}

async function rounds(house: House, strategy: 'adaptive' | 'halving'): Promise<Job> {
  let job = await house.act('next-bisect-round', { strategy });
  while (job.state === 'bisecting') job = await house.act('next-bisect-round', { strategy });
  return job;
}

for (const strategy of ['adaptive', 'halving'] as const) {
  test(`the article's road with ${strategy}: the poison is found, all the rest is delivered once`, async (t) => {
    const house = await openHouse(t, { messages: 24, poison: ['clean'], seed: 11, ...jammed });
    const { exchange } = house;
    await exchange.start();
    assert.equal(exchange.isUp(), false);
    assert.equal((await house.act('stop')).state, 'stopped');
    const held = await house.act('quarantine');
    assert.equal(held.state, 'quarantined');
    assert.equal(held.counts.held, 25);
    assert.ok(exchange.isUp(), 'mail flows while people think');
    const found = await rounds(house, strategy);
    assert.equal(found.state, 'isolated');
    const job = await house.act('finalize');

    assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated']);
    const poison = exchange.planted.filter((p) => p.poison).map((p) => `${p.queue}/${p.name}`);
    assert.deepEqual(await poisonNames(house, job), poison);
    await exchange.untilDelivered(24);
    assert.equal(exchange.delivered().length, 24);
    assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
    assert.equal(job.counts.unaccounted, 0);
    assert.deepEqual(leftovers(exchange.root), []);
  });
}

/** What of ours is still in the root, beside the poison folder. */
function leftovers(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (p) => !p.startsWith('poison') && /unjam|temp/.test(p),
  );
}

test('it falls with an empty spool, twice: escalated with the advice, and everything can be put back', async (t) => {
  const house = await openHouse(t, { messages: 12, seed: 3 });
  const { exchange } = house;
  exchange.corruptMtaStore();
  await exchange.start();
  await exchange.untilDown();
  const before = exchange.spoolListing();
  const job = await house.act('quarantine');
  assert.equal(job.state, 'escalated');
  assert.equal(job.emptyFalls, 2);
  const references = job.advice.flatMap((a) => a.references ?? []);
  assert.ok(references.includes('Q165505') && references.includes('Q157323'));
  const undone = await house.act('abort');
  assert.equal(undone.state, 'aborted');
  assert.deepEqual(exchange.spoolListing(), before);
  assert.deepEqual(leftovers(exchange.root), []);
  exchange.repairMtaStore();
  assert.equal((await exchange.start()).code, 0, 'nothing keeps it from starting');
});

test('after the repair elsewhere, quarantine may be asked for again', async (t) => {
  const house = await openHouse(t, { messages: 6, poison: ['clean'], seed: 3, ...jammed });
  const { exchange } = house;
  exchange.corruptMtaStore();
  await exchange.start();
  assert.equal((await house.act('quarantine')).state, 'escalated');
  exchange.repairMtaStore();
  assert.equal((await house.act('quarantine')).state, 'quarantined');
  assert.equal((await rounds(house, 'adaptive')).state, 'isolated');
  assert.equal((await house.act('finalize')).outcome, 'poison-isolated');
});

test("the article's Note: what a locked service has open goes aside, alone", async (t) => {
  const house = await openHouse(t, {
    messages: 30,
    poison: ['clean'],
    workers: 1,
    seed: 5,
    faults: { poison: { does: 'hang', when: 'touch' } },
  });
  const { exchange } = house;
  await exchange.start();
  const hangs = async () => (await house.actions.diagnose('MAIL01', {})).verdict === 'wedged';
  await until('it hangs', hangs);
  const job = await house.act('quarantine', { strategy: 'in-use' });
  assert.equal(job.state, 'isolated', job.saying);
  assert.equal(job.counts.held, 1);
  const end = await house.act('finalize');
  assert.equal(end.outcome, 'poison-isolated');
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('recover does it all by itself, and can be paused and resumed', async (t) => {
  const house = await openHouse(t, { messages: 40, poison: ['clean', 'clean'], seed: 9, ...jammed });
  const { exchange, actions } = house;
  await exchange.start();
  const asked = await actions.act(
    'MAIL01',
    'recover',
    { reason: 'INC-4711' },
    { who: 'ann', requestId: '1' },
  );
  const paused = await actions.pause('MAIL01', { who: 'bob', requestId: '2' });
  assert.equal(paused.recovering?.paused, true);
  const stopped = await asked.done;
  assert.equal(stopped.running, null);
  assert.notEqual(stopped.closedAt, stopped.openedAt);
  assert.equal(stopped.closedAt, null);
  const job = await (await actions.resume('MAIL01', { who: 'bob', requestId: '3' })).done;
  assert.equal(job.state, 'finalized', job.saying);
  assert.equal((await poisonNames(house, job)).length, 2);
  assert.equal(job.driver.reason, 'INC-4711');
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.ok(existsSync(`${exchange.root}/poison/${job.id}/manifest.json`));
});

test('abort in the middle puts every message back under its name', async (t) => {
  const house = await openHouse(t, { messages: 20, poison: ['clean'], seed: 13, ...jammed });
  const { exchange } = house;
  await exchange.start();
  const before = exchange.spoolListing();
  await house.act('quarantine');
  const job = await house.act('abort');
  assert.equal(job.state, 'aborted');
  assert.deepEqual(exchange.spoolListing(), before);
  assert.deepEqual(leftovers(exchange.root), []);
  assert.equal(job.counts.returned, 21);
});
