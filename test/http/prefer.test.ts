import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preference } from '../../src/http/prefer.ts';

test('what is said about waiting is heeded within bounds, and what cannot be read is as if it were not said', () => {
  const cases: [string | string[] | undefined, number, string | null][] = [
    [undefined, 25_000, null],
    ['', 25_000, null],
    ['handling=lenient', 25_000, null],
    ['respond-async', 0, 'respond-async'],
    ['Respond-Async; colour=blue', 0, 'respond-async'],
    ['wait=0', 0, 'wait=0'],
    ['wait="2"', 2000, 'wait=2'],
    ['WAIT=5; foo=bar', 5000, 'wait=5'],
    ['respond-async, wait=5', 5000, 'wait=5'],
    ['wait=1, wait=20', 1000, 'wait=1'],
    [['respond-async', 'wait=3'], 3000, 'wait=3'],
    ['wait=999999999', 30_000, 'wait=30'],
    ['wait=9999999999', 25_000, null],
    ...['wait', 'wait=', 'wait=-1', 'wait=1.5', 'wait=1e3', 'wait=soon', 'wait=0x10'].map(
      (odd): [string, number, null] => [odd, 25_000, null],
    ),
  ];
  for (const [header, waitMs, applied] of cases) {
    assert.deepEqual(preference(header, 25), { waitMs, applied }, JSON.stringify(header));
  }
});
