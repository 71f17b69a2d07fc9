import { attachment } from './kinds/multipart.ts';
import { plain } from './kinds/simple.ts';
import { type Letter, written } from './letter.ts';
import { deferHeader, pairHeader, poisonHeader, tornPage, unconvertibleHeader } from './markers.ts';
import { entity, type Header } from './mime.ts';
import { paragraph } from './words.ts';

/** Poison looks like anything: in real incidents the message that kills is often perfectly well formed. */
export const poisonKinds = {
  /** Nothing to be seen from outside. */
  clean: (of: Letter) => marked(of, [[poisonHeader, 'clean']]),
  /** Cut in the middle of an attachment. */
  truncated: (of: Letter) => {
    const whole = withHeader(attachment(of), [poisonHeader, 'truncated']);
    return whole.subarray(0, Math.ceil(whole.length * 0.6));
  },
  /** NUL bytes in the middle of a text. */
  'torn-page': (of: Letter) => torn(plain(of), 0.7),
  /** NUL bytes over the end of the headers, so that there is no body. */
  'torn-header': (of: Letter) => torn(plain(of), 0.3),
  /** Nothing that resembles mail. */
  garbage: (of: Letter) => Buffer.concat([of.random.bytes(700), tornPage, of.random.bytes(300)]),
} satisfies Record<string, (of: Letter) => Buffer>;

export type PoisonKind = keyof typeof poisonKinds;

export const allPoisonKinds = Object.keys(poisonKinds) as PoisonKind[];

/** One of two messages that jam the service together, and neither alone. */
export function pairHalf(of: Letter, key: string): Buffer {
  return marked(of, [[pairHeader, key]]);
}

export function unconvertible(of: Letter): Buffer {
  return marked(of, [[unconvertibleHeader, 'yes']]);
}

/** The same message, first read so many milliseconds after the service has seen it. */
export function deferred(content: Buffer, ms: number): Buffer {
  return withHeader(content, [deferHeader, String(ms)]);
}

function marked(of: Letter, headers: Header[]): Buffer {
  return written(of, entity([['Content-Type', 'text/plain']], paragraph(of.random)), headers);
}

/** Headers are added after the first line, which is one line in all that the corpus writes. */
function withHeader(content: Buffer, [name, value]: Header): Buffer {
  const at = content.indexOf('\r\nMessage-ID:') + 2;
  return Buffer.concat([content.subarray(0, at), Buffer.from(`${name}: ${value}\r\n`), content.subarray(at)]);
}

function torn(content: Buffer, where: number): Buffer {
  const at = Math.floor(content.length * where);
  return Buffer.concat([content.subarray(0, at), tornPage, content.subarray(at + tornPage.length)]);
}
