import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type SignName, scoreMessage } from '../../src/suspicion/index.ts';
import { scoreOf } from './score-of.ts';

const head = 'From: a@b\r\nDate: Tue, 4 Mar 2003 10:11:12 +0100\r\n';
const mixed = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n`;
const base64 = `${head}Content-Transfer-Encoding: base64\r\n\r\n`;
const quoted = `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n`;
const typed = (type: string) => `${head}Content-Type: ${type}\r\n\r\n`;
const x = (count: number) => 'xy'.repeat(count / 2);
const nested = (levels: number) =>
  `${head}Content-Type: message/rfc822\r\n\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(levels - 1)}`;

/** Each sign, with messages that show it and the nearest ones that do not. Strings are Latin-1. */
const rows: [SignName, shows: string[], spares: string[]][] = [
  ['zero-length', [''], ['x']],
  ['nul-bytes', [`${head}\r\n\0`, `\0${head}`], [`${head}\r\nx\r\n`]],
  [
    'no-header',
    ['Dear all,\r\n\r\nx\r\n', '\r\nx\r\n', ' folded\r\nFrom: a\r\n\r\nx\r\n'],
    [`From a Tue\r\n${head}\r\n`],
  ],
  [
    'broken-header',
    [
      `${head}what is this\r\n\r\nx`,
      `${head}Subject: \x01\r\n\r\nx`,
      `${head}Subject: a\rb\r\n\r\nx`,
      `${head}Subj`,
    ],
    [`${head}Subject : a\r\n\t folded\r\n\r\n`, `${head}X_Odd!Name: a\r\n\r\n`],
  ],
  [
    'huge-header',
    [`${head}${'X-A: b\r\n'.repeat(400)}\r\n`, `${head}X-A:${` ${x(70)}\r\n`.repeat(600)}\r\n`],
    [`${head}${`X-A: ${x(70)}\r\n`.repeat(200)}\r\n`],
  ],
  ['missing-fields', ['X-A: b\r\n\r\nx', 'To: b\r\n\r\nx', 'From: a\r\n\r\nx'], [`${head}\r\nx`]],
  [
    'duplicate-fields',
    [`${head}From: other\r\n\r\nx`, `${typed('text/plain').trimEnd()}\r\nContent-Type: text/html\r\n\r\n`],
    [`${head}Received: a\r\nReceived: b\r\n\r\n`],
  ],
  [
    'broken-encoded-words',
    [
      `${head}Subject: =?utf-8?b?R3LD\r\n\r\n`,
      `${head}Subject: =?utf-8?q?=X?=\r\n\r\n`,
      `${head}Subject: =?utf-8?b?A?=\r\n\r\n`,
    ],
    [`${head}Subject: =?utf-8?b?R3LDvMOfZQ==?= =?iso-8859-1*de?Q?=FC_?=\r\n\r\n=?`],
  ],
  [
    'truncated-mime',
    [
      `${mixed}--b\r\n\r\nx\r\n`,
      `${mixed}x\r\n`,
      `${mixed}--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--b--\r\n`,
    ],
    [
      `${mixed}--b\r\n\r\nx\r\n--b--\r\nepilogue\r\n`,
      `${mixed}--b  \r\n\r\nx\r\n--b--  `,
      `${typed('multipart/mixed; boundary="=_(1)"; charset=x')}--=_(1)\r\n\r\n--=_(1)--\r\n`,
      `${typed("multipart/mixed; boundary*0*=us-ascii''%62; boundary*1=b")}--bb\r\n\r\n--bb--\r\n`,
      `${typed('multipart/mixed (a (nested) comment); boundary=b')}--b\r\n\r\n--b--\r\n`,
    ],
  ],
  [
    'impossible-mime',
    [typed('multipart/mixed'), typed(`multipart/mixed; boundary=${x(80)}`)],
    [typed(`text/plain; boundary=${x(80)}`)],
  ],
  [
    'nested-mime',
    [nested(12), nested(60), `${mixed}${'--b\r\n\r\n'.repeat(400)}--b--\r\n`],
    [nested(8), `${mixed}${'--b\r\n\r\n'.repeat(100)}--b--\r\n`],
  ],
  [
    'unknown-encoding',
    [`${head}Content-Transfer-Encoding: rot13\r\n\r\n`, typed('text')],
    [`${head}Content-Transfer-Encoding: (a) BASE64\r\n\r\n`],
  ],
  [
    'unknown-charset',
    [typed('text/plain; charset=klingon')],
    [typed('text/plain; charset="KOI8-R"'), typed('text/plain; charset=cp437')],
  ],
  [
    'broken-base64',
    [
      `${base64}AAAA!AAA\r\n`,
      `${base64}AAAAA\r\n`,
      `${base64}AAA\r\n`,
      `${base64}AA==\r\nAA==\r\n`,
      `${base64}AAAA\r\nno, this is prose.\r\n`,
    ],
    [`${base64}AAAA\r\nAA==\r\n`, `${base64}AA==\r\n\r\n____\r\na list's footer\r\n`, base64],
  ],
  [
    'broken-quoted-printable',
    [`${quoted}=ZZ\r\n`, `${quoted}a=b, c=d\r\n`, `${quoted}Gr\xfc\xdfe\r\n`],
    [`${quoted}=3D=3d= \r\n=\r\n=`],
  ],
  [
    'broken-text',
    [`${typed('text/plain; charset=UTF-8')}\xff\r\n`],
    [`${typed('text/plain; charset=utf-8')}Gr\xc3\xbc\xc3\r\n`.slice(0, -3)],
  ],
  [
    'undeclared-eight-bit',
    [`${head}\r\n\xff\r\n`, `${head}Subject: \xff\r\n\r\n`],
    [`${typed('text/plain; charset=iso-8859-1')}\xff\r\n`],
  ],
  [
    'binary-bytes',
    [`${head}\r\n${x(60)}\x01\x02\x03\x04`],
    [`${head}\r\n\t\f\x1b$B\x1b(B\r\n`, `${head}Content-Transfer-Encoding: binary\r\n\r\n\x01`],
  ],
  [
    'long-lines',
    [`${head}\r\n${x(1_000)}\r\n`, `${head}\r\n${x(70_000)}\r\n`, `${head}Subject: ${x(1_000)}\r\n\r\n`],
    [`${head}\r\n${x(998)}\r\n`],
  ],
  [
    'line-ends',
    [`${head}\r\na\rb\r\n`, `${head}\r\na\nb\r\n`],
    [`${head}\r\na\r\nb\r\n`, 'From: a\nDate: b\n\nx\n'],
  ],
  ['cut-line', [`${head}\r\nx`], [`${head}\r\nx\r\n`, `${head}\r\n`]],
  [
    'same-byte-run',
    [`${head}\r\n${'A'.repeat(600)}`],
    [`${head}\r\n${'='.repeat(500)}\r\n`, `${head}\r\n${'\n'.repeat(600)}`],
  ],
];

describe('each sign', () => {
  for (const [sign, shows, spares] of rows) {
    test(sign, async () => {
      for (const text of shows)
        assert.ok((await seen(text)).includes(sign), `${text.slice(0, 200)} lacks ${sign}`);
      for (const text of spares)
        assert.ok(!(await seen(text)).includes(sign), `${text.slice(0, 200)} shows ${sign}`);
    });
  }

  test('weighs what a bounce carries lightly', async () => {
    const cut = 'Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\ncut off here\r\n';
    const bounce = `${mixed}--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a\r\n${cut}--b--\r\n`;
    assert.ok((await scoreOf(Buffer.from(bounce))).score < 0.1);
    assert.ok((await scoreOf(Buffer.from(head + cut))).score > 0.4);
  });
});

describe('a message longer than what is looked at', () => {
  const long = (end: string) =>
    Buffer.from(`${mixed}--b\r\n\r\n${`${x(70)}\r\n`.repeat(2_000)}${end}`, 'latin1');

  test('is not blamed for what lies behind', async () => {
    const message = long('--b--\r\n');
    const { score } = await scoreMessage(message.subarray(0, 65_536), { size: message.length });
    assert.equal(score, 0);
    assert.equal(
      (await scoreMessage(message, { size: message.length })).score,
      0,
      'more bytes than are looked at',
    );
    assert.equal((await scoreOf(message)).score, 0);
  });

  test('shows in its tail that it was cut off or zeroed', async () => {
    assert.equal((await scoreOf(long(''))).signs[0]?.sign, 'truncated-mime');
    assert.equal((await scoreOf(long('\0'.repeat(512)))).signs[0]?.sign, 'nul-bytes');
  });
});

async function seen(text: string): Promise<string[]> {
  return (await scoreOf(Buffer.from(text, 'latin1'))).signs.map(({ sign }) => sign);
}
