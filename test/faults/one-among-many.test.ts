import assert from 'node:assert/strict';
import test from 'node:test';
import { Mortal } from './mortal.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { judged, World } from './simulated/world.ts';

const many = 60_000;

test(`with the log naming one file among ${many}, recover moves at most 10 messages and crashes the service at most once`, async () => {
  const memory = new MemoryStore();
  const store = memory.asStore();
  // So quick that all is read within a round; some is taken before the first fall.
  const faults = { poison: 'load', names: true, turnMs: 0.02 } as const;
  const world = new World('MANY', faults, { good: many + 2500, poison: 1 });
  await world.registerIn(memory);
  await world.open();
  const { crashes } = world.service;
  const { done } = await world
    .unjam(store, new Mortal())
    .act('MANY', 'recover', {}, { who: 'ann', requestId: 'test' });
  const job = await done;
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.ok(job.counts.found >= many, `found ${job.counts.found}`);
  assert.ok(world.service.crashes - crashes <= 1);
  const events = await store.events.since(job.id, 0, 1000);
  const moved = events.filter(({ type }) => type === 'messages.moved').map(({ data }) => Number(data.moved));
  assert.ok(moved.reduce((sum, n) => sum + n, 0) <= 10, `moved ${moved.join(', ')}`);
  assert.deepEqual([...world.mailFaults(), ...world.leftBehind(job), ...judged(world)], []);
});
