import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Thought } from '../../src/recovery/message.ts';
import { openStore } from '../../src/store/index.ts';
import { jobWith, messages } from '../contracts/store-samples.ts';
import { newFolder } from './folder.ts';

void test('the poison of a large spool is found without reading the spool', async () => {
  const store = await openStore({ folder: newFolder() });
  await jobWith(store, 'j1', messages(1, 30_000));
  await store.ledger.mark('j1', [29_000], { thought: 'poison' });
  await store.ledger.mark('j1', [28_000], { thought: 'suspect' });
  const found = async (thought: Thought) => await store.ledger.list('j1', { thought }, { limit: 100 });
  assert.deepEqual(
    (await found('poison')).items.map(({ seq }) => seq),
    [29_000],
  );
  assert.deepEqual(
    (await found('suspect')).items.map(({ seq }) => seq),
    [28_000],
  );
  // Suspects are looked for among all messages: what that costs here and now is the measure.
  const [poison, suspects] = [await fastest(() => found('poison')), await fastest(() => found('suspect'))];
  assert.ok(poison < suspects / 3, `${poison} ms beside ${suspects} ms`);
  await store.close();
});

/** Milliseconds of the fastest of some tries. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 20; n += 1) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
