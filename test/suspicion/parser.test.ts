import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dissect } from '../../src/suspicion/anatomy/anatomy.ts';
import { askParser, worthAsking } from '../../src/suspicion/parser.ts';
import { kinds, realMessages } from './mail.ts';
import { seeded } from './random.ts';

const opinion = (bytes: Buffer) => askParser(dissect(bytes, bytes.length));

describe('the kept parser', () => {
  const written = Object.entries(kinds).map(
    ([kind, write]) => [kind, Buffer.from(write(seeded(5)))] as const,
  );
  for (const [name, bytes] of [...written, ...realMessages()]) {
    test(`reads the same fields and parts as we do: ${name}`, async () =>
      assert.deepEqual(await opinion(bytes), []));
  }

  for (const [why, lines, said] of [
    ['nobody in From', ['From: ,', 'Date: 1 Jan 2001 10:00 +0000', '', 'x'], 'nobody in From'],
    ['a date that is none', ['From: a@b', 'Date: yesterday', '', 'x'], 'no readable date'],
    [
      'NULs under an encoding',
      ['From: a@b', 'Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable', '', 'a=00b'],
      'NUL bytes in decoded text',
    ],
    [
      'UTF-8 that is none under an encoding',
      [
        'From: a@b',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=FF',
      ],
      'decoded text that is not UTF-8',
    ],
    [
      'a line end of three bytes',
      ['From: a@b', '\r', 'X-A: b', 'X-B: c', '', 'x'],
      '1 header lines instead of 4',
    ],
  ] as const) {
    test(`disagrees: ${why}`, async () => {
      const [finding] = await opinion(Buffer.from(`${lines.join('\r\n')}\r\n`));
      assert.equal(finding?.sign, 'parser-disagrees');
      assert.match(finding.detail, new RegExp(said));
    });
  }

  test('refuses what is nested deeper than its limit', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) => `--b${level}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`,
    );
    const [finding] = await opinion(
      Buffer.from(`Content-Type: multipart/mixed; boundary=b0\n\n${levels.join('')}`),
    );
    assert.equal(finding?.sign, 'parser-refuses');
  });

  test('never turns HTML into text, which takes it half a minute here', async () => {
    const parts = `--b\n\nx\n--b\nContent-Type: text/html\n\n<a ${'href='.repeat(1_600)}\n--b--\n`;
    const start = performance.now();
    assert.deepEqual(await opinion(Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n${parts}`)), []);
    assert.ok(performance.now() - start < 2_000);
  });

  test('is asked in doubt alone, and only about what it reads quickly', () => {
    const ask = (text: string, score = 0.3) => worthAsking(dissect(Buffer.from(text), text.length), score);
    assert.equal(ask('From: a\n\nx\n'), true);
    assert.equal(ask('From: a\n\nx\n', 0), false);
    assert.equal(ask('From: a\n\nx\n', 0.95), false);
    assert.equal(ask(`From: a\n\n${'x\n'.repeat(500)}`), false);
    assert.equal(ask(`From: a\n\n${'A='.repeat(2_000)}`), false);
    assert.equal(ask(`From: ${'a,'.repeat(5_000)}\n\nx\n`), false);
    assert.equal(ask(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(60)}`), false);
  });
});
