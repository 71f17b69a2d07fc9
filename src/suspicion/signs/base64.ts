import type { Anatomy } from '../anatomy/anatomy.ts';
import type { Part } from '../anatomy/part.ts';
import { type Finding, sign, worst } from './sign.ts';

const [DATA, BLANK, PADDING, ILLEGAL] = [0, 1, 2, 3];
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (/[A-Za-z0-9+/]/.test(char)) return DATA;
  if (/[\r\n\t ]/.test(char)) return BLANK;
  return char === '=' ? PADDING : ILLEGAL;
});

/** Base64 bodies with bytes that are not base64, with padding inside, or of a length that cannot be. */
export const base64 = sign('broken-base64', (message) =>
  worst(
    message.tree.parts
      .filter(({ encoding, multipart }) => encoding === 'base64' && !multipart)
      .flatMap((part) => lookAt(message, part) ?? []),
  ),
);

function lookAt({ bytes, text, whole }: Anatomy, part: Part): Finding | undefined {
  const end = withoutFooter(text, part);
  const counts = new Uint32Array(4);
  let resumed = 0;
  let padded = false;
  for (let at = part.bodyStart; at < end; at++) {
    const kind = kinds[bytes[at]!]!;
    counts[kind]!++;
    if (kind === PADDING) padded = true;
    else if (padded && kind === DATA) {
      // Some senders encode line by line, so padding inside is odd, not impossible.
      resumed++;
      padded = false;
    }
  }
  const data = counts[DATA]!;
  const illegal = counts[ILLEGAL]!;
  const where = `a base64 part on level ${part.level}`;
  const trust = part.carried ? 0.3 : 1;
  if (illegal > 0) {
    const weight = illegal * 100 > data ? 0.75 : 0.55;
    return { weight: weight * trust, detail: `${where} has ${illegal} bytes that are not base64` };
  }
  const isAllThere = !part.carried && (whole || !part.reachesEnd);
  if (!isAllThere || resumed > 0) {
    return resumed > 0
      ? { weight: 0.25 * trust, detail: `${where} goes on behind its padding ${resumed} times` }
      : undefined;
  }
  if (data % 4 === 1) return { weight: 0.5 * trust, detail: `${where} has an impossible length` };
  if ((data + counts[PADDING]!) % 4 !== 0) return { weight: 0.2 * trust, detail: `${where} is not padded` };
  return undefined;
}

/** Mailing lists and virus scanners append plain text behind an empty line; decoders stop before it. */
function withoutFooter(text: string, { bodyStart, bodyEnd }: Part): number {
  const padding = text.indexOf('=', bodyStart);
  if (padding < 0 || padding >= bodyEnd) return bodyEnd;
  const footer = /^={1,2}[\r\n]{2,8}(?=[^\r\n]{0,80}[^A-Za-z0-9+/=\r\n])/.exec(
    text.slice(padding, Math.min(padding + 100, bodyEnd)),
  );
  return footer ? padding + 2 : bodyEnd;
}
