import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kinds, realMessages } from './mail.ts';
import { seeded } from './random.ts';
import { malformed } from './real-faults.ts';
import { median, scoreOf } from './score-of.ts';

describe('valid mail stays low', () => {
  for (const [kind, write] of Object.entries(kinds)) {
    test(kind, async () => {
      const random = seeded(7);
      for (let copy = 0; copy < 20; copy++) {
        const { score, signs } = await scoreOf(Buffer.from(write(random)));
        assert.ok(score <= 0.12, `${score}: ${JSON.stringify(signs)}`);
      }
    });
  }
});

describe('the awkward real messages of a mail library', () => {
  const messages = realMessages();

  test('most look clean, few very suspect', async () => {
    const scores = await Promise.all(
      [...messages.values()].map(async (bytes) => (await scoreOf(bytes)).score),
    );
    assert.ok(scores.length >= 40);
    assert.ok(median(scores) < 0.05);
    assert.ok(scores.filter((score) => score > 0.5).length <= 3);
  });

  for (const [name, bytes] of messages) {
    const [worst, atLeast, why] = malformed[name] ?? [];
    test(`${name}: ${why ?? 'looks clean'}`, async () => {
      const { score, signs } = await scoreOf(bytes);
      if (worst === undefined) assert.ok(score <= 0.1, JSON.stringify(signs));
      else {
        assert.ok(score >= atLeast!, JSON.stringify(signs));
        assert.equal(signs[0]?.sign, worst);
      }
    });
  }
});
