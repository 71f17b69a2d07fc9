import type { Anatomy } from '../anatomy/anatomy.ts';
import type { Part } from '../anatomy/part.ts';
import { type Finding, sign, worst } from './sign.ts';

/** Quoted-printable bodies with escapes that are none, or with bytes that had to be escaped. */
export const quotedPrintable = sign('broken-quoted-printable', (message) =>
  worst(
    message.tree.parts
      .filter(({ encoding, multipart }) => encoding === 'quoted-printable' && !multipart)
      .flatMap((part) => lookAt(message, part)),
  ),
);

function lookAt({ text, bytes }: Anatomy, { bodyStart, bodyEnd, carried, level }: Part): Finding[] {
  let escapes = 0;
  let broken = 0;
  for (let at = text.indexOf('=', bodyStart); at >= 0 && at < bodyEnd; at = text.indexOf('=', at + 1)) {
    escapes++;
    // The last two bytes may be half of an escape that the reading cut off.
    if (at + 2 < bodyEnd && !isEscape(bytes, at + 1)) broken++;
  }
  let eightBit = 0;
  for (let at = bodyStart; at < bodyEnd; at++) if (bytes[at]! > 0x7f) eightBit++;
  const where = `a quoted-printable part on level ${level}`;
  const trust = carried ? 0.3 : 1;
  const findings: Finding[] = [];
  if (broken > 0) {
    // Unencoded HTML under this label has a broken escape at each attribute; damage has few.
    const weight = broken * 2 > escapes ? 0.35 : 0.25;
    findings.push({ weight: weight * trust, detail: `${where} has ${broken} broken escapes of ${escapes}` });
  }
  if (eightBit > 0) {
    const weight = eightBit > 32 ? 0.35 : 0.15;
    findings.push({ weight: weight * trust, detail: `${where} has ${eightBit} bytes that need escapes` });
  }
  return findings;
}

/** Two hex digits, or a line end behind at most a few blanks that were added on the way. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  if (isHex(bytes[at]!) && isHex(bytes[at + 1]!)) return true;
  let end = at;
  while (end - at < 8 && (bytes[end] === 0x20 || bytes[end] === 0x09)) end++;
  return bytes[end] === 0x0a || bytes[end] === 0x0d;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
