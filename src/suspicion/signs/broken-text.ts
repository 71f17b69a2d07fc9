import { isUtf8 } from 'node:buffer';
import type { Anatomy } from '../anatomy/anatomy.ts';
import type { Part } from '../anatomy/part.ts';
import { type Finding, sign, worst } from './sign.ts';

/** Text declared as UTF-8 that is not, or decoded text with NUL bytes in it. */
export const brokenText = sign('broken-text', (message) =>
  worst(
    message.tree.parts
      .filter(({ charset, type }) => charset === 'utf-8' && (type?.startsWith('text/') ?? false))
      .flatMap((part) => lookAt(message, part) ?? []),
  ),
);

function lookAt(message: Anatomy, part: Part): Finding | undefined {
  const content = decode(message, part);
  const weight = part.carried ? 0.1 : 0.35;
  if (!isUtf8(withoutCutCharacter(content))) {
    return { weight, detail: `a part on level ${part.level} is declared as UTF-8 and is not` };
  }
  if (part.encoding === 'base64' && content.includes(0)) {
    return { weight, detail: `an encoded text part on level ${part.level} has NUL bytes` };
  }
  return undefined;
}

/** Quoted-printable is left to its own sign and to the parser: its broken escapes show undecoded. */
function decode({ bytes, text }: Anatomy, { bodyStart, bodyEnd, encoding }: Part): Uint8Array {
  if (encoding === 'base64') return Buffer.from(text.slice(bodyStart, bodyEnd), 'base64');
  return bytes.subarray(bodyStart, bodyEnd);
}

/** The reading may end inside a character, which is not the sender's fault. */
function withoutCutCharacter(content: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, content.length); back++) {
    const byte = content[content.length - back]!;
    if (byte >= 0xc0) return content.subarray(0, content.length - back);
    if (byte < 0x80) break;
  }
  return content;
}
