import assert from 'node:assert/strict';
import test from 'node:test';
import type { Act } from '../../src/actions/contract.ts';
import { claimPath } from '../../src/recovery/layout.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { faultsOf } from './history/account.ts';
import { Mortal } from './mortal.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { World } from './simulated/world.ts';
import { Sleeper } from './sleeper.ts';

const caller = { who: 'ann', requestId: 'test' };
const plain = { host: <T>(host: T) => host, store: <T>(store: T) => store };

async function jammed(...memories: MemoryStore[]): Promise<World> {
  const world = new World('MAIL01', { poison: 'load' }, { good: 3, poison: 1 });
  for (const memory of memories) await world.registerIn(memory);
  await world.open();
  return world;
}

/** Null when it went well, else why not. */
async function failureOf(acting: Promise<Act>): Promise<unknown> {
  try {
    await (await acting).done;
    return null;
  } catch (error) {
    return error;
  }
}

/**
 * Unjam starts again and takes its recovery up; just before one of its calls another Unjam adopts the spool, as if
 * the store of the first were lost. Then both go on.
 */
async function contend(at: number): Promise<{ traces: number[]; faults: string[] }> {
  const [mine, theirs] = [new MemoryStore(), new MemoryStore()];
  const world = await jammed(mine, theirs);
  await failureOf(world.unjam(mine.asStore(), plain).act('MAIL01', 'quarantine', {}, caller));
  const sleeper = new Sleeper(at, () => world.clock.pass(1));
  const first = world.unjam(mine.asStore(), sleeper);
  const goesOn = failureOf(first.act('MAIL01', 'next-bisect-round', { round: 1 }, caller));
  await Promise.race([goesOn, sleeper.life.sleeps]);
  if (!sleeper.life.hasSlept)
    return { traces: sleeper.traces, faults: faultsOf(world, mine, { verdicts: false }) };
  world.slept = true;
  const heir = world.unjam(theirs.asStore(), plain, 'heir');
  const refused = await failureOf(heir.act('MAIL01', 'adopt', {}, caller));
  const { moves } = world;
  sleeper.life.wake();
  const firstFails = await goesOn;
  const moved = world.moves - moves;
  const { isUp } = world.service;
  const heirFails = await failureOf(heir.act('MAIL01', 'abort', {}, caller));
  const faults = refused === null ? [] : [`the heir was refused: ${refused}`];
  if (heirFails === null) {
    if (moved > 0) faults.push(`both have the spool: ${moved} files were moved by the first`);
    return { traces: [], faults: [...faults, ...faultsOf(world, theirs, { verdicts: false })] };
  }
  if (world.service.isUp !== isUp)
    faults.push(`the heir has lost the spool, and stops the service: ${heirFails}`);
  if (firstFails !== null) faults.push(`none has the spool: ${firstFails}; ${heirFails}`);
  await failureOf(first.act('MAIL01', 'abort', {}, caller));
  return { traces: [], faults: [...faults, ...faultsOf(world, mine, { verdicts: false })] };
}

test('of two that take a spool over at the same moment one has it, and the other acts no more', async (t) => {
  const { traces } = await contend(Number.POSITIVE_INFINITY);
  assert.ok(traces.length > 20);
  for (const at of traces) assert.deepEqual((await contend(at)).faults, [], `adopted before call ${at}`);
  t.diagnostic(`${traces.length} takeovers`);
});

test('a claim whose job was never written down goes as soon as there is nothing to recover', async () => {
  const whole = new Mortal();
  const elsewhere = new MemoryStore();
  await failureOf(
    (await jammed(elsewhere)).unjam(elsewhere.asStore(), whole).act('MAIL01', 'stop', {}, caller),
  );
  const memory = new MemoryStore();
  const world = await jammed(memory);
  const dying = new Mortal(whole.calls.indexOf('notes.create') + 1);
  await failureOf(world.unjam(memory.asStore(), dying).act('MAIL01', 'stop', {}, caller));
  assert.ok(world.disk.find(claimPath) !== null && memory.accounts('MAIL01').length === 0);
  world.disk.rename('in/MAIL0002', 'desk/MAIL0002');
  await world.service.start();
  const said = await failureOf(world.unjam(memory.asStore(), plain).act('MAIL01', 'stop', {}, caller));
  assert.ok(isProblem(said, 'nothing-wrong'), String(said));
  assert.equal(world.disk.find(claimPath), null);
});
