import { fromBytes, toText } from '../recovery/names.ts';

const headLength = 64 * 1024;
const longest = 998;
/** One header field with its folded lines; a first line "From …" of an mbox may stand before them. */
const field =
  /([\x21-\x39\x3b-\x7e]+)[ \t]*:((?:[^\r\n]|\r(?!\n))*(?:\r?\n[ \t](?:[^\r\n]|\r(?!\n))*)*)(?:\r?\n|$)/y;
const envelopeLine = /From [^\n]*\n/y;

/**
 * The Message-ID in the head of a file that reads as RFC 822: unfolded, without control characters, at most
 * 998 characters. Null as soon as a line is no header field: what follows is not a head.
 */
export function messageIdOf(head: Uint8Array): string | null {
  const text = fromBytes(head.subarray(0, headLength));
  let at = 0;
  envelopeLine.lastIndex = 0;
  if (envelopeLine.test(text)) at = envelopeLine.lastIndex;
  for (;;) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) return null;
    if (found[1]!.toLowerCase() === 'message-id') return tidy(found[2]!);
    at = field.lastIndex;
  }
}

function tidy(value: string): string | null {
  const line = toText(value.replace(/\r?\n[ \t]+/g, ' '))
    .replace(/\p{Cc}/gu, '')
    .trim();
  return line === '' ? null : line.slice(0, longest);
}
