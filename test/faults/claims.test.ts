import assert from 'node:assert/strict';
import test from 'node:test';
import { claimPath } from '../../src/recovery/layout.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { apart } from './apart/index.ts';
import { Before } from './before.ts';
import { caller, type contentions, failureOf, jammed, plain } from './contenders.ts';
import { faultsOf } from './history/account.ts';
import { Mortal } from './mortal.ts';
import { MemoryStore } from './simulated/memory-store.ts';

test('of two that take a spool over at the same moment one has it, and the other acts no more', async (t) => {
  const module = new URL('./contenders.ts', import.meta.url);
  const { takeovers, fault } = await apart<Awaited<ReturnType<typeof contentions>>>(module, 'contentions');
  assert.equal(fault, null, fault ?? '');
  assert.ok(takeovers > 100);
  t.diagnostic(`${takeovers} takeovers`);
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

test('a recovery that another Unjam adopted and ended is not taken up again: the service is left alone', async () => {
  const [mine, theirs] = [new MemoryStore(), new MemoryStore()];
  const world = await jammed(mine, theirs);
  await failureOf(world.unjam(mine.asStore(), plain).act('MAIL01', 'quarantine', {}, caller));
  const heir = world.unjam(theirs.asStore(), plain, 'heir');
  for (const action of ['adopt', 'abort'] as const)
    assert.equal(await failureOf(heir.act('MAIL01', action, {}, caller)), null);
  world.disk.rename('in/MAIL0002', 'desk/MAIL0002');
  await world.service.start();
  const again = world.unjam(mine.asStore(), plain);
  const said = await failureOf(again.act('MAIL01', 'next-bisect-round', {}, caller));
  assert.ok(isProblem(said, 'changed-by-others'), String(said));
  assert.deepEqual(
    [world.service.isUp, world.service.fencedNow, world.disk.find(claimPath)],
    [true, false, null],
  );
  assert.equal(await failureOf(again.act('MAIL01', 'close', {}, caller)), null);
  assert.deepEqual(world.leftBehind(mine.accounts('MAIL01').at(-1)!.job), []);
});

test('a process that slept in its takeover until after ours does not keep us from our own recovery', async () => {
  const memory = new MemoryStore();
  const world = await jammed(memory);
  const first = world.unjam(memory.asStore(), plain);
  assert.equal(await failureOf(first.act('MAIL01', 'quarantine', {}, caller)), null);
  const early = world.disk.find(claimPath)!.content!;
  const second = world.unjam(memory.asStore(), plain);
  assert.equal(await failureOf(second.act('MAIL01', 'next-bisect-round', {}, caller)), null);
  world.disk.replace(claimPath, early);
  const refused = await failureOf(second.act('MAIL01', 'next-bisect-round', {}, caller));
  assert.ok(isProblem(refused, 'spool-claimed'), String(refused));
  assert.equal(await failureOf(second.act('MAIL01', 'next-bisect-round', {}, caller)), null);
  // In the same generation it is the process of a copy of our store, and only one of the two may act.
  const ours = JSON.parse(world.disk.find(claimPath)!.content!);
  world.disk.replace(claimPath, JSON.stringify({ ...ours, owner: 'copy' }));
  for (const action of ['abort', 'recover'] as const) {
    const said = await failureOf(second.act('MAIL01', action, {}, caller));
    assert.ok(isProblem(said, 'spool-claimed'), String(said));
  }
});

test('a claim that a person took away stands again with the next action, and is gone with the last', async () => {
  const memory = new MemoryStore();
  const world = await jammed(memory);
  const unjam = world.unjam(memory.asStore(), plain);
  for (const [action, options] of [
    ['quarantine', {}],
    ['next-bisect-round', { round: 1 }],
    ['next-bisect-round', { round: 2 }],
  ] as const) {
    assert.equal(await failureOf(unjam.act('MAIL01', action, options, caller)), null, action);
    assert.ok(world.disk.find(claimPath) !== null, action);
    world.disk.remove(claimPath);
  }
  assert.equal(await failureOf(unjam.act('MAIL01', 'abort', {}, caller)), null);
  assert.equal(world.disk.find(claimPath), null);
});

test('one that adopts while close takes its claim away claims the spool again, and goes on alone', async () => {
  const [mine, theirs] = [new MemoryStore(), new MemoryStore()];
  const world = await jammed(mine, theirs);
  const heir = world.unjam(theirs.asStore(), plain, 'heir');
  const adopt = async () => assert.equal(await failureOf(heir.act('MAIL01', 'adopt', {}, caller)), null);
  const first = world.unjam(mine.asStore(), plain);
  assert.equal(await failureOf(first.act('MAIL01', 'quarantine', {}, caller)), null);
  const closes = world.unjam(mine.asStore(), new Before('notes.remove', () => {}, adopt));
  assert.equal(await failureOf(closes.act('MAIL01', 'close', {}, caller)), null);
  assert.equal(world.disk.find(claimPath), null);
  assert.equal(await failureOf(heir.act('MAIL01', 'next-bisect-round', { round: 1 }, caller)), null);
  assert.equal(JSON.parse(world.disk.find(claimPath)!.content!).installation, 'heir');
  assert.equal(await failureOf(heir.act('MAIL01', 'abort', {}, caller)), null);
  assert.deepEqual(faultsOf(world, theirs, { verdicts: false }), []);
});
