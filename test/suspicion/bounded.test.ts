import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { hostile, hostileToParser } from './hostile.ts';
import { kinds, prose } from './mail.ts';
import { seeded } from './random.ts';
import { scoreOf } from './score-of.ts';

/** The least of several runs: what the work costs, without what else the machine was doing. */
async function milliseconds(message: Buffer): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    await scoreOf(message);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/**
 * The input is capped, so a reader that is worse than linear shows as a multiple of what plain mail of the same
 * size costs. Plain takes some 0.3 ms here, and the kept parser may take 30 times that on the little it is asked about.
 */
describe('no message costs much more than plain mail of the same size', () => {
  let plain = 0;
  before(async () => {
    plain = await milliseconds(
      Buffer.from(`From: a\r\nDate: b\r\n\r\n${prose(seeded(1), 1_000)}`).subarray(0, 65_536),
    );
  });

  for (const [kind, message] of Object.entries(hostile)) {
    test(kind, async () => {
      const taken = await milliseconds(message);
      assert.ok(taken < Math.max(plain * 40, 10), `${taken} ms where plain mail takes ${plain} ms`);
    });
  }
  for (const [kind, message] of Object.entries(hostileToParser)) {
    test(`shown to the parser: ${kind}`, async () => {
      const { signs } = await scoreOf(message);
      assert.ok(
        signs.some(({ sign }) => sign.startsWith('parser-')),
        'the parser was not asked',
      );
      const taken = await milliseconds(message);
      assert.ok(taken < Math.max(plain * 80, 20), `${taken} ms where plain mail takes ${plain} ms`);
    });
  }

  test('five thousand small messages a second', async () => {
    const random = seeded(3);
    const written = Object.values(kinds).flatMap((write) =>
      Array.from({ length: 40 }, () => Buffer.from(write(random))),
    );
    const small = written.filter(({ length }) => length < 16_384);
    const rates: number[] = [];
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      for (const message of small) await scoreOf(message);
      rates.push((small.length / (performance.now() - start)) * 1_000);
    }
    assert.ok(Math.max(...rates) > 5_000, `${rates.map(Math.round).join(', ')} messages a second`);
  });
});
