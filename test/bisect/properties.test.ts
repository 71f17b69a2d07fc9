import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, drive, type History, type Id, type Options } from '../../src/bisect/index.ts';

const scene = fc.integer({ min: 2, max: 40 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    poison: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: Math.min(4, n) }),
  }),
);
const options = fc.record({
  strategy: fc.constantFrom('adaptive' as const, 'halving' as const),
  objective: fc.constantFrom('rounds' as const, 'downtime' as const),
  confirmByCrash: fc.boolean(),
});
const runs = { numRuns: 60, seed: 20_240 };

const search = async (n: number, poison: readonly Id[], chosen: Options) => {
  const history: History = { messages: Array.from({ length: n }, (_, id) => ({ id })), rounds: [] };
  const outcome = await drive(
    history.messages,
    async (released) => {
      const verdict = released.some((id) => poison.includes(id)) ? ('crashed' as const) : ('stable' as const);
      history.rounds.push({ released, verdict });
      return { verdict };
    },
    { ...chosen, limits: { maxRounds: 300 } },
  );
  return { history, outcome };
};

test('a truthful service ends in the exact answer, and nobody cleared is accused', async () => {
  await fc.assert(
    fc.asyncProperty(scene, options, async ({ n, poison }, chosen) => {
      const { history, outcome } = await search(n, poison, chosen);
      const accused = outcome.poison.flatMap(({ ids }) => ids).sort((a, b) => Number(a) - Number(b));
      assert.deepEqual(
        accused,
        [...poison].sort((a, b) => a - b),
      );
      const cleared = new Set(
        history.rounds.filter(({ verdict }) => verdict === 'stable').flatMap((round) => round.released),
      );
      assert.ok(accused.every((id) => !cleared.has(id)));
    }),
    runs,
  );
});

test('the same history gives the same answer, in whatever order it is listed', async () => {
  await fc.assert(
    fc.asyncProperty(scene, fc.nat(5), async ({ n, poison }, cut) => {
      const { history } = await search(n, poison, { objective: 'rounds' });
      const rounds = history.rounds.slice(0, cut);
      const turned = rounds.map((round) => ({ ...round, released: round.released.toReversed() }));
      const one = decide({ ...history, rounds });
      assert.deepEqual(decide({ ...history, rounds }), one);
      assert.deepEqual(decide({ messages: history.messages.toReversed(), rounds: turned }), one);
    }),
    runs,
  );
});
