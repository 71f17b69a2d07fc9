import { MOST_ENCODED_WORDS } from '../limits.ts';
import { sign } from './sign.ts';

/** Encoded words (RFC 2047) in the header that begin and never end, or that no decoder can read. */
export const encodedWords = sign('broken-encoded-words', ({ text, header }) => {
  let seen = 0;
  let broken = 0;
  let at = text.indexOf('=?', header.start);
  while (at >= 0 && at < header.bodyStart && seen < MOST_ENCODED_WORDS) {
    const end = readWord(text, at);
    seen++;
    if (end < 0) broken++;
    at = text.indexOf('=?', end < 0 ? at + 2 : end);
  }
  if (broken === 0) return undefined;
  return {
    weight: broken > 3 ? 0.4 : 0.2,
    detail: `${broken} of ${seen} encoded words in the header are broken`,
  };
});

/** Where the word that begins at `start` ends, or -1. It looks no further than the longest word in use. */
function readWord(text: string, start: number): number {
  const found = /^=\?[^?\s]{1,60}\?([bq])\?([^?]{0,900})\?=/i.exec(text.slice(start, start + 1_000));
  if (!found) return -1;
  const [word, encoding, encoded] = found;
  const readable =
    encoding!.toLowerCase() === 'b'
      ? /^[\w+/\s-]*={0,3}\s*$/.test(encoded!) && encoded!.replaceAll(/[\s=]/g, '').length % 4 !== 1
      : !/=(?![0-9a-f]{2})/i.test(encoded!);
  return readable ? start + word.length : -1;
}
