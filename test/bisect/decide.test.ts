import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Decision,
  decide,
  drive,
  type History,
  type Options,
  type Round,
} from '../../src/bisect/index.ts';

const spool = (n: number): { id: number }[] => Array.from({ length: n }, (_, i) => ({ id: i + 1 }));
const released = (decision: Decision): number[] => {
  assert.equal(decision.next, 'release');
  return (decision as Extract<Decision, { next: 'release' }>).release as number[];
};
const rest = (n: number, without: number[]): number[] =>
  spool(n)
    .map(({ id }) => id)
    .filter((id) => !without.includes(id));
const blind: Options = { objective: 'rounds', evidence: 'none' };

test('an unclear round is repeated', () => {
  const history: History = { messages: spool(64), rounds: [] };
  const first = released(decide(history, blind));
  const again = { ...history, rounds: [{ released: first, verdict: 'unclear' as const }] };
  assert.deepEqual(released(decide(again, blind)), first);
});

test('a pinned message is neither released nor suspected', () => {
  const decision = decide({ messages: spool(8), rounds: [] }, { pinned: [3] });
  assert.ok(!released(decision).includes(3));
  assert.ok(Object.values(decision.standing).every((ids: unknown[]) => !ids.includes(3)));
});

test('an unread message is not cleared by a stable round', () => {
  const round: Round = { released: [1, 2, 3, 4], verdict: 'stable', unread: [2] };
  const { standing } = decide({ messages: spool(8), rounds: [round] }, blind);
  assert.deepEqual(standing.cleared, [1, 3, 4]);
});

test('what is taken in a fall is cleared, and the one in flight is left out of the next round', () => {
  const round: Round = { released: rest(100, []), verdict: 'crashed', taken: rest(50, [7]), inFlight: [7] };
  const next = released(decide({ messages: spool(100), rounds: [round] }));
  assert.deepEqual(
    next,
    rest(100, rest(51, []))
      .concat(50 + 1)
      .sort((a, b) => a - b)
      .filter((id) => id !== 7),
  );
});

test('with everything else stable the poison is found; a verdict corrected by hand undoes that', () => {
  const rounds: Round[] = [
    { released: [5], verdict: 'crashed' },
    { released: rest(20, [5]), verdict: 'stable' },
  ];
  const found = decide({ messages: spool(20), rounds }, { ...blind, confidence: 0.95 });
  assert.equal(found.next, 'conclude');
  assert.deepEqual(found.standing.poison, [5]);
  rounds[0] = { released: [5], verdict: 'stable' };
  rounds[1] = { released: rest(20, [5]), verdict: 'crashed' };
  assert.deepEqual(decide({ messages: spool(20), rounds }, blind).standing.poison, []);
});

for (const strategy of ['adaptive', 'halving'] as const)
  test(`the only message of a spool is tried before it is accused (${strategy})`, () => {
    const messages = spool(1);
    assert.deepEqual(released(decide({ messages, rounds: [] }, { strategy })), [1]);
    const after = (round: Omit<Round, 'released'>) => {
      const { next, standing } = decide({ messages, rounds: [{ released: [1], ...round }] }, { strategy });
      return [next, standing.poison];
    };
    assert.deepEqual(after({ verdict: 'crashed' }), ['conclude', [1]]);
    assert.deepEqual(after({ verdict: 'stable', taken: [1] }), ['conclude', []]);
  });

test('evidence that came once is not hoped for in the same great fall for ever', () => {
  const rounds: Round[] = [
    { released: [1, 2, 3], verdict: 'crashed' },
    { released: [4, 5], verdict: 'crashed', taken: [4, 5], arrived: [9] },
  ];
  for (let n = 0; n < 20; n += 1) {
    const decision = decide({ messages: spool(9), rounds });
    if (decision.next === 'conclude') return assert.deepEqual(decision.standing.poison.toSorted(), [1, 9]);
    const poisonous = decision.release.some((id) => id === 1 || id === 9);
    rounds.push({ released: decision.release, verdict: poisonous ? 'crashed' : 'stable' });
  }
  assert.fail('not over after 20 rounds');
});

test('nothing wrong at all is a conclusion, not an accusation', () => {
  const rounds: Round[] = [1, 2].map(() => ({
    released: rest(20, []),
    verdict: 'stable',
    taken: rest(20, []),
  }));
  const decision = decide({ messages: spool(20), rounds });
  assert.equal(decision.next, 'conclude');
  assert.equal((decision as Extract<Decision, { next: 'conclude' }>).because, 'no-poison');
});

test('a limit ends in the best honest answer so far', () => {
  const history: History = { messages: spool(20), rounds: [{ released: [5], verdict: 'crashed' }] };
  const decision = decide(history, { ...blind, limits: { maxRounds: 1 } });
  assert.equal(decision.next, 'conclude');
  const { because, poison } = decision as Extract<Decision, { next: 'conclude' }>;
  assert.equal(because, 'limit-reached');
  assert.deepEqual(
    poison.map(({ ids, confirmed }) => ({ ids, confirmed })),
    [{ ids: [5], confirmed: false }],
  );
});

test('halving halves the set that crashed', () => {
  const halving: Options = { strategy: 'halving' };
  const history: History = { messages: spool(16), rounds: [] };
  const first = released(decide(history, halving));
  assert.equal(first.length, 8);
  history.rounds.push({ released: first, verdict: 'hung' });
  assert.deepEqual(released(decide(history, halving)), first.slice(0, 4));
});

test('an accusation that rests on a name alone is marked', () => {
  const rounds: Round[] = [
    { released: rest(50, []), verdict: 'crashed', named: [4] },
    { released: rest(50, [4]), verdict: 'crashed', named: [9] },
    { released: rest(50, [4, 9]), verdict: 'stable' },
  ];
  const decision = decide({ messages: spool(50), rounds }, { objective: 'rounds', confidence: 0.95 });
  assert.equal(decision.next, 'conclude');
  const { poison } = decision as Extract<Decision, { next: 'conclude' }>;
  const marks = Object.fromEntries(poison.map(({ ids, testimony }) => [String(ids[0]), testimony]));
  assert.deepEqual(marks, { 4: true, 9: false });
});

test('poison that was set apart stays accused of what it did, and is never asked for again', () => {
  const rounds: Round[] = [
    { released: [3], verdict: 'crashed' },
    { released: rest(6, [3]), verdict: 'stable', taken: rest(6, [3]) },
    { released: [], verdict: 'crashed', arrived: [7] },
    { released: [7], verdict: 'crashed' },
  ];
  const decision = decide({ messages: spool(6), rounds, apart: [3] });
  assert.equal(decision.next, 'conclude');
  assert.deepEqual(decision.standing.poison.toSorted(), [3, 7]);
});

test('the dearer a fall is, the safer the first set; and a search that is told so costs less', async () => {
  const sizeAt = (downtimePerCrash: number): number => {
    const costs = { downtimePerCrash, secondsPerStableRound: 60 };
    const decision = decide({ messages: spool(1000), rounds: [] }, { evidence: 'none', costs });
    return decision.next === 'release' ? decision.release.length : 0;
  };
  const sizes = [15, 60, 600, 3000].map(sizeAt);
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => b - a),
  );
  assert.ok(sizes.at(-1)! * 4 < sizes[0]!, `${sizes}`);

  const costs = { downtimePerCrash: 600, secondsPerStableRound: 60 };
  const spent = async (options: Options): Promise<number> => {
    let seconds = 0;
    for (let poison = 7; poison < 500; poison += 31) {
      await drive(
        spool(500),
        async (released) => {
          const fell = released.includes(poison);
          seconds += fell ? costs.downtimePerCrash : costs.secondsPerStableRound;
          return { verdict: fell ? 'crashed' : 'stable' };
        },
        { ...options, evidence: 'none' },
      );
    }
    return seconds;
  };
  const [told, untold] = [await spent({ costs }), await spent({})];
  assert.ok(told < 0.9 * untold, `${told} s told of the costs, ${untold} s not told`);
});
