import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from './random.ts';

const words =
  'the mail server queue report invoice meeting please find attached regards delivery of for and'.split(' ');

export function prose(random: Random, lines: number, width = 70): string {
  const line = () => {
    let text = '';
    while (text.length < width - 12) text += `${random.pick(words)} `;
    return text.trimEnd();
  };
  return Array.from({ length: lines }, line).join('\r\n');
}

export function wrapped(data: Buffer): string {
  return data.toString('base64').replaceAll(/(.{76})(?=.)/g, '$1\r\n');
}

function head(random: Random, ...fields: string[]): string {
  const id = random.below(1e9).toString(36);
  const hop = `Received: from relay${id}.example.net (relay.example.net [192.0.2.7])\r\n\tby mx.example.org with ESMTP id ${id};\r\n\tTue, 4 Mar 2003 10:11:12 +0100`;
  return [
    ...Array.from({ length: random.below(6) }, () => hop),
    `Message-ID: <${id}@example.net>`,
    'From: "Doe, Jane" <jane@example.net>',
    'To: postmaster@example.org, "Q." <q@example.org>',
    `Subject: ${prose(random, 1, 40)}`,
    'Date: Tue, 4 Mar 2003 10:11:12 +0100',
    ...fields,
    '\r\n',
  ].join('\r\n');
}

function multipart(random: Random, type: string, ...parts: string[]): string {
  const boundary = `----=_NextPart_${random.below(1e9)}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${type};\r\n\tboundary="${boundary}"\r\n\r\nThis is MIME.\r\n\r\n${body}--${boundary}--\r\n`;
}

/** A multipart's own fields join the header of the message around it. */
function withBody(random: Random, body: string): string {
  return head(random, 'MIME-Version: 1.0').slice(0, -2) + body;
}

const attachment = (data: Buffer, type = 'application/octet-stream') =>
  `Content-Type: ${type}; name="a.bin"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n${wrapped(data)}\r\n`;

const plainPart = (random: Random) =>
  `Content-Type: text/plain; charset=us-ascii\r\n\r\n${prose(random, 5)}\r\n`;

const text = (charset: string, encoding: string) =>
  [
    'MIME-Version: 1.0',
    `Content-Type: text/plain; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ] as const;

/** Valid mail of many kinds, the awkward included: each a function of chance alone. */
export const kinds: Record<string, (random: Random) => string | Buffer> = {
  plain: (random) => `${head(random)}${prose(random, 2 + random.below(60))}\r\n`,
  'unix line ends': (random) => `${head(random)}${prose(random, 9)}\r\n`.replaceAll('\r\n', '\n'),
  'empty body': (random) => head(random),
  'mbox envelope line': (random) => `From jane@example.net  Tue Mar  4 10:11:12 2003\r\n${head(random)}x\r\n`,
  'UTF-8, 8bit': (random) =>
    Buffer.from(`${head(random, ...text('utf-8', '8bit'))}Grüße, 你好, ${prose(random, 6)} — ß\r\n`),
  'Latin-1 that nobody declared': (random) =>
    Buffer.from(`${head(random)}Gr\xfc\xdfe, ${prose(random, 6)}\r\n`, 'latin1'),
  'UTF-8 header': (random) =>
    Buffer.from(`${head(random, 'X-Greeting: Grüße', ...text('utf-8', '8bit'))}ü\r\n`),
  'KOI8-R': (random) =>
    Buffer.concat([
      Buffer.from(head(random, ...text('koi8-r', '8bit'))),
      Buffer.from('\xf0\xd2\xc9\xd7\xc5\xd4\r\n', 'latin1'),
    ]),
  'ISO-2022-JP': (random) =>
    `${head(random, ...text('iso-2022-jp', '7bit'))}\x1b$B4A;z\x1b(B ${prose(random, 3)}\r\n`,
  'encoded words': (random) =>
    `${head(random, 'X-A: =?utf-8?B?R3LDvMOfZQ==?=\r\n =?iso-8859-1?Q?Gr=FC=DFe_x?=')}${prose(random, 4)}\r\n`,
  'quoted-printable': (random) =>
    `${head(random, ...text('iso-8859-1', 'quoted-printable'))}Gr=FC=DFe=20\r\n${prose(random, 8)} =\r\n=3D\r\n`,
  'UTF-8 in base64': (random) =>
    `${head(random, ...text('utf-8', 'base64'))}${wrapped(Buffer.from(`Grüße, 你好 ${prose(random, 9)}`))}\r\n`,
  'HTML in one line': (random) =>
    `${head(random, 'MIME-Version: 1.0', 'Content-Type: text/html; charset=us-ascii')}<html>${prose(random, 40).replaceAll('\r\n', ' ')}</html>\r\n`,
  alternative: (random) =>
    withBody(
      random,
      multipart(
        random,
        'alternative',
        plainPart(random),
        `Content-Type: text/html\r\n\r\n<p>${prose(random, 5)}</p>\r\n`,
      ),
    ),
  'small attachment': (random) =>
    withBody(
      random,
      multipart(random, 'mixed', plainPart(random), attachment(random.bytes(200 + random.below(6_000)))),
    ),
  'attachment of zeros': (random) =>
    withBody(random, multipart(random, 'mixed', plainPart(random), attachment(Buffer.alloc(3_000)))),
  'attachment beyond the reading': (random) =>
    withBody(
      random,
      multipart(random, 'mixed', plainPart(random), attachment(Buffer.alloc(60_000, random.bytes(997)))),
    ),
  'winmail.dat': (random) =>
    withBody(
      random,
      multipart(random, 'mixed', plainPart(random), attachment(random.bytes(900), 'application/ms-tnef')),
    ),
  nested: (random) =>
    withBody(
      random,
      multipart(
        random,
        'mixed',
        multipart(
          random,
          'related',
          multipart(random, 'alternative', plainPart(random), plainPart(random)),
          attachment(random.bytes(300), 'image/gif'),
        ),
      ),
    ),
  'bounce with half a message': (random) => {
    const half = multipart(random, 'mixed', plainPart(random), attachment(random.bytes(2_000)));
    const bounced = `From: a@example.net\r\nMIME-Version: 1.0\r\n${half}`.slice(0, 1_200);
    const status =
      'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: failed\r\n';
    return withBody(
      random,
      multipart(
        random,
        'report; report-type=delivery-status',
        plainPart(random),
        status,
        `Content-Type: message/rfc822\r\n\r\n${bounced}\r\n`,
      ),
    );
  },
  digest: (random) =>
    withBody(
      random,
      multipart(
        random,
        'digest',
        `\r\nFrom: a@example.net\r\n\r\n${prose(random, 3)}\r\n`,
        `\r\nFrom: b@example.net\r\n\r\n${prose(random, 3)}\r\n`,
      ),
    ),
  'S/MIME in one part': (random) =>
    `${head(random, 'MIME-Version: 1.0', 'Content-Type: application/pkcs7-mime', 'Content-Transfer-Encoding: base64')}${wrapped(random.bytes(1_500))}\r\n`,
  'list footer behind base64': (random) =>
    `${head(random, ...text('utf-8', 'base64'))}${wrapped(Buffer.from(prose(random, 5).slice(0, 100)))}\r\n\r\n_____________\r\nlist mailing list\r\n`,
  'uuencoded file': (random) =>
    `${head(random)}begin 644 a.bin\r\n${"M5&AI<R!I<R!A('1E<W0@;V8@=75E;F-O9&EN9RX@5&AI<R!I<R!A('1E<W0@\r\n".repeat(20)}\`\r\nend\r\n`,
  'long chain of hops': (random) => {
    const hop = 'Received: from a.example.net by b.example.net; Tue, 4 Mar 2003 10:11:12 +0100';
    return `${head(random, ...Array.from({ length: 40 }, () => hop))}${prose(random, 3)}\r\n`;
  },
};

const real = '/usr/lib/python3.11/test/test_email/data';

/** The awkward messages that Debian's libpython3.11-testsuite carries. */
export function realMessages(): Map<string, Buffer> {
  const names = readdirSync(real).filter((name) => /^msg_.*\.txt$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(`${real}/${name}`)]));
}
