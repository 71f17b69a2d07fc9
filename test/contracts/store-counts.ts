import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lives } from '../../src/recovery/message.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { jobWith, message, recount, type WithStore } from './store-samples.ts';

const life = fc.constantFrom(...lives);
const step = fc.oneof(
  fc.record({
    does: fc.constant('add' as const),
    many: fc.integer({ min: 0, max: 40 }),
    patch: fc.record({
      life,
      origin: fc.constantFrom('found' as const, 'arrived' as const),
      maybeDoubled: fc.boolean(),
      waiting: fc.boolean(),
    }),
  }),
  fc.record({
    does: fc.constant('mark' as const),
    seqs: fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 }),
    patch: fc.record(
      {
        life,
        maybeDoubled: fc.boolean(),
        waiting: fc.boolean(),
        why: fc.string(),
        messageId: fc.string(),
      },
      { requiredKeys: [] },
    ),
    fails: fc.boolean(),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export function countsContract(given: WithStore): void {
  given('the counts are those of a recount, whatever was added and marked', async (store) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const id = `run-${++run}`;
        await jobWith(store, id, []);
        let last = 0;
        for (const one of steps) {
          await apply(store, id, one, last);
          if (one.does === 'add') last += one.many;
        }
        const counts = await store.ledger.counts(id);
        assert.deepEqual(counts, await recount(store, id));
        const living = lives.reduce((sum, each) => sum + counts[each], 0);
        assert.equal(counts.found + counts.arrived, living);
      }),
      { numRuns: 60 },
    );
  });

  given('two jobs are counted apart', async (store) => {
    await jobWith(store, 'j1', [message(1), message(2, { life: 'held' })]);
    await jobWith(store, 'j2', [message(1, { origin: 'arrived', waiting: true })]);
    await store.ledger.mark('j1', [1, 2], { life: 'poison', maybeDoubled: true });
    assert.deepEqual(await store.ledger.counts('j1'), await recount(store, 'j1'));
    assert.deepEqual(await store.ledger.counts('j2'), await recount(store, 'j2'));
    assert.equal((await store.ledger.counts('j2')).arrived, 1);
  });
}

async function apply(store: Store, id: string, one: Step, last: number): Promise<void> {
  if (one.does === 'add') {
    const added = Array.from({ length: one.many }, (_, i) => message(last + i + 1, one.patch));
    await store.ledger.add(id, added);
  } else if (!one.fails) {
    await store.ledger.mark(id, one.seqs, one.patch);
  } else {
    const undone = store.atomically(async (tx) => {
      await tx.ledger.mark(id, one.seqs, one.patch);
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
  }
}
