import assert from 'node:assert/strict';
import test from 'node:test';
import type { Runner } from '../../src/actions/index.ts';
import { isOpen, type Job } from '../../src/recovery/job.ts';
import { type Random, randomFrom } from '../corpus/index.ts';
import { Mortal } from './mortal.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import type { SimulatedFaults } from './simulated/service.ts';
import { judged, World } from './simulated/world.ts';

const recoveries = 100;
/** Enough for any recovery of so few messages. */
const mostCalls = 40;

test(`after each fallen round of ${recoveries} recoveries the service is up before the answer is there`, async (t) => {
  let fallen = 0;
  for (let seed = 1; seed <= recoveries; seed += 1) {
    const random = randomFrom(seed);
    const memory = new MemoryStore();
    const faults = someFaults(random);
    const world = new World('MAIL01', faults, { good: 3 + random.below(5), poison: 1 + random.below(2) });
    await world.registerIn(memory);
    await world.open();
    fallen += await recovered(world, world.unjam(memory.asStore(), new Mortal()), seed);
  }
  assert.ok(fallen >= recoveries, `only ${fallen} rounds fell`);
  t.diagnostic(`${fallen} rounds fell`);
});

/** All falls of messages: a service that falls of itself cannot be up after a round. */
function someFaults(random: Random): SimulatedFaults {
  return {
    poison: random.pick(['load', 'turn', 'hang'] as const),
    names: random.chance(0.3),
    arrivals: random.below(3),
    turnMs: random.pick([120, 400]),
    ...(random.chance(0.3) ? { poisonAtStart: 3 + random.below(4) } : {}),
  };
}

/** Drives one recovery to its end, call by call. Gives how many rounds fell. */
async function recovered(world: World, unjam: Runner, seed: number): Promise<number> {
  let fallen = 0;
  let job = await asked(world, unjam, null);
  for (let n = 0; isOpen(job); n += 1) {
    assert.ok(n < mostCalls, `seed ${seed}: not over after ${mostCalls} calls: ${job.saying}`);
    const crashes = world.service.crashes;
    job = await asked(world, unjam, job);
    // At this moment the caller has the answer: nobody has given the service any more time.
    if (world.service.crashes > crashes) {
      fallen += 1;
      assert.ok(
        world.service.isUp && !world.service.isJammed,
        `seed ${seed}: ${job.state}, and mail stands still: ${job.saying}`,
      );
    }
  }
  assert.deepEqual(
    [...world.mailFaults(), ...world.leftBehind(job), ...judged(world)],
    [],
    `seed ${seed}: ${job.saying}`,
  );
  return fallen;
}

async function asked(world: World, unjam: Runner, job: Job | null): Promise<Job> {
  const caller = { who: 'ann', requestId: 'test' };
  if (job === null) return await (await unjam.act(world.server, 'quarantine', {}, caller)).done;
  const round = { round: job.rounds.done + 1 };
  const act =
    job.state === 'isolated'
      ? unjam.act(world.server, 'finalize', {}, caller)
      : unjam.act(world.server, 'next-bisect-round', round, caller);
  return await (await act).done;
}
