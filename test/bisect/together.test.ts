import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from '../../src/bisect/index.ts';

test('two messages that crash only together are accused together', async () => {
  const messages = Array.from({ length: 300 }, (_, id) => ({ id }));
  const outcome = await drive(
    messages,
    async (released) => ({ verdict: released.includes(20) && released.includes(211) ? 'crashed' : 'stable' }),
    { objective: 'rounds' },
  );
  assert.deepEqual(
    outcome.poison.map(({ ids }) => ids),
    [[20, 211]],
  );
});

test('poison that arrives during the search is found with the rest', async () => {
  const messages = Array.from({ length: 60 }, (_, id) => ({ id }));
  let rounds = 0;
  const outcome = await drive(
    messages,
    async (released) => {
      rounds += 1;
      const arrived = rounds === 2 ? [900] : [];
      const fell = [...released, ...arrived].some((id) => id === 12 || id === 900);
      return { verdict: fell ? 'crashed' : 'stable', arrived };
    },
    { objective: 'rounds' },
  );
  assert.deepEqual(
    outcome.poison.flatMap(({ ids }) => ids).sort((a, b) => Number(a) - Number(b)),
    [12, 900],
  );
});

test('messages that crash only together are found beside one that crashes alone', async () => {
  const messages = Array.from({ length: 300 }, (_, id) => ({ id }));
  const falls = (released: Set<unknown>) => released.has(50) || (released.has(100) && released.has(260));
  const outcome = await drive(
    messages,
    async (released) => ({ verdict: falls(new Set(released)) ? 'crashed' : 'stable' }),
    { objective: 'rounds', limits: { maxRounds: 100 } },
  );
  assert.deepEqual(
    outcome.poison.map(({ ids }) => ids),
    [[50], [100, 260]],
  );
});
