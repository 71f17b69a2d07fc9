import { attachment } from './kinds/multipart.ts';
import { plain } from './kinds/simple.ts';
import { type Letter, written } from './letter.ts';
import { entity } from './mime.ts';
import { paragraph, sentence } from './words.ts';

/** Mail that looks broken and harms nobody: whoever accuses by looks alone accuses these. */
export const malformedKinds = {
  'one-nul': (of: Letter) =>
    written(of, entity([], `${paragraph(of.random)}a\0b\r\n${paragraph(of.random)}`)),
  'cut-short': (of: Letter) => attachment(of).subarray(0, -200),
  'no-headers': (of: Letter) => Buffer.from(paragraph(of.random, 8)),
  'zero-length': () => Buffer.alloc(0),
  'bare-line-feeds': (of: Letter) =>
    Buffer.from(plain(of).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  'absurd-line': (of: Letter) => written(of, entity([], `${sentence(of.random, 4000)}\r\n`)),
  'broken-charset': (of: Letter) => {
    const type: [string, string] = ['Content-Type', 'text/plain; charset="utf-8"'];
    return written(of, entity([type], Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xa0, 0x0d, 0x0a])));
  },
} satisfies Record<string, (of: Letter) => Buffer>;

export type MalformedKind = keyof typeof malformedKinds;

export const allMalformedKinds = Object.keys(malformedKinds) as MalformedKind[];
