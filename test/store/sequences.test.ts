import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, unpack } from '../../src/store/sequences.ts';

const seq = fc.integer({ min: 0, max: 200_000 });
const run = fc
  .tuple(seq, fc.integer({ min: 1, max: 50 }))
  .map(([first, length]) => Array.from({ length }, (_, i) => first + i));

void test('runs are written by their ends', () => {
  assert.equal(pack([1, 2, 3, 4, 503, 7, 8]), '1-4,503,7-8');
  assert.equal(pack([]), '');
  assert.equal(pack(Array.from({ length: 100_000 }, (_, i) => i + 1)), '1-100000');
});

void test('any numbers come back in their order', () => {
  const numbers = fc.oneof(
    fc.array(seq),
    fc.array(run).map((runs) => runs.flat()),
  );
  fc.assert(
    fc.property(numbers, (given) => assert.deepEqual(unpack(pack(given)), given)),
    { numRuns: 500 },
  );
});

void test('each list of numbers has one text', () => {
  const text = fc.array(fc.array(seq)).map((lists) => pack(lists.flat()));
  fc.assert(fc.property(text, (given) => assert.equal(pack(unpack(given)), given)));
});

for (const wrong of ['x', '1-', '-1', '3-1', '2-2', '1,,2', '1, 2', '1e3', '1.5', '1-2-3']) {
  void test(`"${wrong}" is refused`, () => assert.throws(() => unpack(wrong), RangeError));
}

for (const wrong of [-1, 1.5, Number.NaN, 2 ** 60]) {
  void test(`${wrong} is no message number`, () => assert.throws(() => pack([wrong]), RangeError));
}
