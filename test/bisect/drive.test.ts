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

test('a message that the service never reads ends as unproven, and does not keep the search from ending', async () => {
  const outcome = await drive(
    spool(20),
    async (released) => ({ verdict: released.includes(3) ? 'crashed' : 'stable', unread: [7] }),
    { objective: 'rounds', limits: { maxRounds: 40 } },
  );
  assert.equal(outcome.because, 'poison-found');
  assert.deepEqual(
    outcome.poison.map(({ ids }) => ids),
    [[3]],
  );
  assert.deepEqual(outcome.unproven, [7]);
});

test('a message that is alone in the spool is tried before it is accused', async () => {
  const outcome = await drive(spool(1), falls([1]), {});
  assert.equal(outcome.rounds, 1);
  assert.equal((await drive(spool(1), falls([]), {})).poison.length, 0);
});

test('a service that never falls ends without an accusation', async () => {
  const outcome = await drive(spool(500), falls([]), { objective: 'rounds' });
  assert.equal(outcome.because, 'no-poison');
  assert.equal(outcome.cleared.length, 500);
});

test('what was in work at the first fall is kept back, and all other mail goes first', async () => {
  const first: Id[][] = [];
  const diagnosis = { inFlight: [4, 90, 301, 777] };
  const limits = { maxRounds: 1 };
  const oracle = async (released: Id[]) => {
    first.push(released);
    return { verdict: 'stable' as const, taken: released };
  };
  await drive(spool(1000), oracle, { diagnosis, limits });
  assert.equal(first[0]!.length, 996);
  assert.ok(!first[0]!.some((id) => diagnosis.inFlight.includes(id as number)));
});
