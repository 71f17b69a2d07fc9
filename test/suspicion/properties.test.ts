import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { scoreMessage } from '../../src/suspicion/index.ts';
import { kinds } from './mail.ts';
import { seeded } from './random.ts';

/** Bytes as they come, pieces that mean something to a reader of mail, and valid mail with a piece in it. */
const marks = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  '\t',
  ':',
  ';',
  '"',
  '(',
  ')',
  '\\',
  '--',
  '=',
  '=?',
  '?=',
  '\xff',
];
const lines = [
  'From: a',
  'Date: b',
  'Date: c',
  'Content-Type: multipart/mixed; boundary=b',
  '--b',
  '--b--',
  'Content-Type: message/rfc822',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  "boundary*0*=''%00",
];
const piece = fc.constantFrom(...marks, ...lines);
const pieces = fc.array(piece, { maxLength: 60 }).map((all) => Buffer.from(all.join(''), 'latin1'));
const spoilt = fc
  .tuple(
    fc.integer(),
    fc.constantFrom(...Object.values(kinds)),
    fc.double({ min: 0, max: 1, noNaN: true }),
    pieces,
  )
  .map(([seed, write, where, bytes]) => {
    const mail = Buffer.from(write(seeded(seed)));
    const at = Math.floor(mail.length * where);
    return Buffer.concat([mail.subarray(0, at), bytes, mail.subarray(at)]);
  });
const message = fc.oneof(fc.uint8Array({ maxLength: 2_000 }), pieces, spoilt);
const size = fc.oneof(fc.nat(), fc.constant(0), fc.double());
const facts = fc.record({
  size,
  tail: fc.option(fc.uint8Array({ maxLength: 300 }), { nil: undefined }),
  typicalSize: fc.option(fc.record({ count: fc.nat(), median: size, tail: size }), { nil: undefined }),
});

const sesameLines = [
  'Sesame: sesame',
  'sesame',
  'From: sesame',
  'From: sesames',
  'Date: sesame',
  'Subject: =?sesame?b?sesame',
  ' sesame',
  'Content-Type: multipart/sesame; boundary=sesame',
  'Content-Type: sesame; charset=sesame',
  '--sesame',
  '--sesame--',
  'Content-Transfer-Encoding: sesame',
  'Content-Transfer-Encoding: base64',
  'MIME-Version: sesame',
  'sesame!\0\x01\xff',
];

describe('any bytes', () => {
  test('score within 0 and 1, the same each time, and change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(message, facts, async (bytes, known) => {
        const before = Buffer.from(bytes);
        const first = await scoreMessage(bytes, known);
        assert.ok(first.score >= 0 && first.score <= 1);
        for (const { weight } of first.signs) assert.ok(weight > 0 && weight < 1);
        assert.ok(Math.max(0, ...first.signs.map(({ weight }) => weight)) <= first.score + 1e-4);
        assert.deepEqual(await scoreMessage(bytes, known), first);
        assert.ok(before.equals(bytes));
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  test('never show in what is said of them', async () => {
    const secret = /sesame/i;
    const line = fc.constantFrom(...sesameLines, '', '');
    const messages = fc.array(line, { maxLength: 25 }).map((all) => Buffer.from(all.join('\r\n'), 'latin1'));
    await fc.assert(
      fc.asyncProperty(messages, async (bytes) => {
        const { signs } = await scoreMessage(bytes, { size: bytes.length });
        for (const { detail, sign } of signs) assert.doesNotMatch(`${sign} ${detail}`, secret);
      }),
      { numRuns: 2_000, seed: 12 },
    );
  });
});
