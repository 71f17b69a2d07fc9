import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type SizeProfile, scoreMessage, sizeProfile } from '../../src/suspicion/index.ts';

const mebibyte = 1_048_576;
const bytes = Buffer.from('From: a\r\nDate: b\r\n\r\n');

async function jumpsOut(size: number, typicalSize: SizeProfile | undefined): Promise<boolean> {
  const { signs } = await scoreMessage(bytes, { size, typicalSize });
  return signs.some(({ sign }) => sign === 'size-outlier');
}

describe('the size that jumps out', () => {
  test('too few messages have no profile', () => {
    assert.equal(sizeProfile([]), undefined);
    assert.equal(sizeProfile([1, 2, 3, 4, 5]), undefined);
    assert.equal(sizeProfile([0, Number.NaN, -1, Number.POSITIVE_INFINITY, 1, 2, 3, 4, 5]), undefined);
  });

  test('the profile is that of the many', () => {
    const sizes = Float64Array.from({ length: 1_000 }, (_, index) => index + 1);
    assert.deepEqual(sizeProfile(sizes), { count: 1_000, median: 500, tail: 990 });
    assert.deepEqual(sizeProfile(sizes.toReversed()), sizeProfile(sizes));
    assert.deepEqual(sizes[0], 1, 'the sizes given are left as they are');
  });

  test('a small spool with five huge messages still shows them', async () => {
    const sizes = [
      ...Array.from({ length: 40 }, (_, index) => 2_000 + index * 100),
      ...Array(5).fill(50 * mebibyte),
    ];
    const profile = sizeProfile(sizes);
    assert.equal(await jumpsOut(50 * mebibyte, profile), true);
    assert.equal(await jumpsOut(6_000, profile), false);
  });

  for (const [why, size, usual, expected] of [
    [
      'three in a hundred with attachments are usual',
      8 * mebibyte,
      (index: number) => (index % 30 ? 4_000 : 6 * mebibyte),
      false,
    ],
    ['a large ratio of small sizes is nothing', 60_000, () => 500, false],
    ['a large size among scans is nothing', 30 * mebibyte, () => 12 * mebibyte, false],
    ['large in ratio and in bytes', 5 * mebibyte, () => 4_000, true],
  ] as const) {
    test(why, async () => {
      assert.equal(
        await jumpsOut(size, sizeProfile(Array.from({ length: 300 }, (_, index) => usual(index)))),
        expected,
      );
    });
  }

  test('without a profile, or with one of a few messages, no size is a sign', async () => {
    assert.equal(await jumpsOut(900 * mebibyte, undefined), false);
    assert.equal(await jumpsOut(900 * mebibyte, sizeProfile(Array(10).fill(1_000))), false);
  });
});
