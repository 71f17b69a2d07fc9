import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, type Id } from '../../src/bisect/index.ts';

const spool = (n: number): { id: number }[] => Array.from({ length: n }, (_, i) => ({ id: i + 1 }));
const falls = (poison: Id[]) => async (released: Id[]) => ({
  verdict: released.some((id) => poison.includes(id)) ? ('crashed' as const) : ('stable' as const),
});

for (const strategy of ['adaptive', 'halving'] as const) {
  for (const poison of [[17], [1, 200], [3, 4, 5], [50, 51, 52, 53, 199]]) {
    test(`${strategy} finds ${poison.join(', ')} of 200`, async () => {
      const outcome = await drive(spool(200), falls(poison), { strategy, objective: 'rounds' });
      assert.deepEqual(
        outcome.poison.flatMap((accused) => accused.ids).sort((a, b) => Number(a) - Number(b)),
        [...poison].sort((a, b) => Number(a) - Number(b)),
      );
      assert.equal(outcome.cleared.length, 200 - poison.length);
    });
  }
}
