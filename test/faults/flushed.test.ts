import assert from 'node:assert/strict';
import test from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { caller, failureOf, jammed, plain } from './contenders.ts';
import { MemoryStore } from './simulated/memory-store.ts';

/** What the first batch of a quarantine meets. To abort writes no note, which would flush the folders too; the simulated world tells of an outcome that is written unflushed. */
for (const [what, mishap, code] of [
  ['times out half-way', { stopsAt: 1 }, 'host-timeout'],
  ['cannot be flushed', { unflushed: true }, 'host-failed'],
] as const) {
  test(`a batch that ${what} gets its outcome after its folders were flushed`, async () => {
    const memory = new MemoryStore();
    const world = await jammed(memory);
    const unjam = world.unjam(memory.asStore(), plain);
    world.mishap = mishap;
    const failed = await failureOf(unjam.act('MAIL01', 'quarantine', {}, caller));
    assert.ok(isProblem(failed, code), String(failed));
    assert.equal(await failureOf(unjam.act('MAIL01', 'abort', {}, caller)), null);
    assert.deepEqual(world.mailFaults(), []);
  });
}
