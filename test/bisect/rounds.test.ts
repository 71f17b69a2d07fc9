import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from '../../src/bisect/index.ts';
import { MODELS } from '../bench/bisect/models.ts';
import { seeded } from '../bench/bisect/random.ts';
import { type Played, play, throughAfter } from '../bench/bisect/trial.ts';

/** Mean rounds over `trials` seeded scenes, every one of which must be answered exactly. */
async function mean(model: string, n: number, d: number, trials: number): Promise<number> {
  const [name, argument] = model.split(':');
  let rounds = 0;
  for (let seed = 0; seed < trials; seed++) {
    const scene = MODELS[name!]!(n, d, seeded(77_000 + seed), argument ?? '');
    const outcome = await drive(scene.messages, scene.oracle, {
      ...scene.options,
      limits: { maxRounds: 300 },
    });
    const named = outcome.poison.flatMap(({ ids }) => ids);
    assert.deepEqual(new Set(named), scene.poison, `${model}, seed ${seed}`);
    assert.equal(outcome.poison.length, scene.together ? 1 : d);
    rounds += outcome.rounds;
  }
  return rounds / trials;
}

// Bounds a little above the means that the bench gives: a search that got worse is seen, an unlucky seed is not.
const cells: [model: string, n: number, d: number, trials: number, most: number][] = [
  ['blind', 1000, 1, 40, 12],
  ['blind', 1000, 3, 15, 31.8],
  ['workers:1', 2000, 4, 10, 5],
  ['workers:4', 2000, 2, 10, 9],
  ['workers:16', 2000, 2, 10, 10],
  ['named', 2000, 3, 10, 4],
  ['named:lies', 2000, 3, 10, 12],
  ['prior:good', 2000, 1, 10, 9],
  ['prior:misleading', 2000, 1, 10, 16],
  ['together', 200, 3, 4, 80],
];

for (const [model, n, d, trials, most] of cells) {
  test(`${model}: ${d} of ${n} within ${most} rounds on average`, async () => {
    const rounds = await mean(model, n, d, trials);
    assert.ok(rounds <= most, `${rounds} rounds`);
  });
}

// Deterministic by their seeds; the bounds leave room for another order of the same sums.
const flaky: [model: string, d: number, confidence: number, exact: number, most: number][] = [
  ['flaky:0.1', 1, 0.99, 38, 21],
  ['flaky:0.2', 1, 0.99, 37, 27],
  ['flaky:0.2', 1, 0.998, 39, 30],
  ['flaky:0.1', 3, 0.998, 38, 56],
];

for (const [model, d, confidence, exact, most] of flaky) {
  const title = `${model}: ${d} of 1000 found in ${exact} of 40 searches that are to be ${confidence} sure`;
  test(`${title}, within ${most} rounds on average`, async () => {
    const [, argument = ''] = model.split(':');
    let right = 0;
    let rounds = 0;
    for (let seed = 0; seed < 40; seed++) {
      const scene = MODELS.flaky!(1000, d, seeded(99_000 + seed), argument);
      const played = await play(scene, { confidence });
      if (played.exact) right += 1;
      rounds += played.rounds / 40;
    }
    assert.ok(right >= exact && rounds <= most, `${right} of 40 exact, ${rounds} rounds`);
  });
}

/** Mean share of the good mail that four workers have taken after each of the first two rounds. */
async function through(argument: string, trials: number): Promise<[number, number]> {
  const n = 2000;
  const searches: Played[] = [];
  for (let seed = 0; seed < trials; seed++)
    searches.push(await play(MODELS.mail!(n, 1, seeded(88_000 + seed), argument)));
  return throughAfter(searches, n - 1);
}

for (const [argument, first, second] of [
  ['', 0.35, 0.98],
  ['known', 0.98, 0.98],
  ['scored', 0.98, 0.98],
] as const) {
  test(`good mail first${argument && `, ${argument}`}: ${first} of it is through after one round`, async () => {
    const [one, two] = await through(argument, 12);
    assert.ok(one >= first && two >= second, `${one}, then ${two}`);
  });
}
