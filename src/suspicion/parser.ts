import { isUtf8 } from 'node:buffer';
import PostalMime, { type Email } from 'postal-mime';
import type { Anatomy } from './anatomy/anatomy.ts';
import { MOST_LEVELS, PARSER_BUDGET } from './limits.ts';
import type { ScoredFinding } from './signs/sign.ts';

export type ParserSignName = 'parser-refuses' | 'parser-disagrees';

/**
 * The kept parser, without its text bodies: each text part stays an attachment, decoded and never rendered.
 * It turns HTML into text by patterns that backtrack: in 4.0.0 8 KiB of `<a href=href=…` take it 26 seconds.
 * The method is not in its types, so a test holds that no text comes out.
 */
class PartReader extends PostalMime {
  isInlineTextNode(): boolean {
    return false;
  }
}

/**
 * The parser is the second opinion, asked only where the raw checks leave doubt: on a clean message it costs
 * ten times as much as all of them together and says nothing, and on a message that is surely malformed it can
 * only agree. It repairs nearly everything in silence (it throws only beyond its limits), so what counts is
 * where it read something else than we did.
 */
export function worthAsking(
  { bytes, header, inBody, inHeader, text, tree }: Anatomy,
  score: number,
): boolean {
  if (score < 0.05 || score > 0.9 || bytes.length === 0) return false;
  const { colonsByHeaderBytes, equalsSigns, headerBytes, lines, parts } = PARSER_BUDGET;
  return (
    inHeader.bytes <= headerBytes &&
    tree.parts.length <= parts &&
    inHeader.lines + inBody.lines <= lines &&
    hasAtMost(colonsByHeaderBytes / inHeader.bytes, ':', text.slice(0, header.bodyStart)) &&
    hasAtMost(equalsSigns, '=', text)
  );
}

export async function askParser(message: Anatomy): Promise<ScoredFinding<ParserSignName>[]> {
  let email: Email;
  try {
    const reader = new PartReader({
      maxNestingDepth: MOST_LEVELS,
      maxHeadersSize: message.bytes.length,
      maxRfc822NestingDepth: 0, // a carried message stays closed: it is not what the service parses first
    });
    email = await reader.parse(message.bytes);
  } catch {
    return [{ sign: 'parser-refuses', weight: 0.5, detail: 'the MIME parser refuses it' }];
  }
  const differences = [...compare(message, email)];
  if (differences.length === 0) return [];
  const weight = Math.min(0.15 * differences.length, 0.5);
  return [{ sign: 'parser-disagrees', weight, detail: `the MIME parser finds ${differences.join(', ')}` }];
}

function* compare({ header, tree, whole }: Anatomy, email: Email): Generator<string> {
  // A line without a name is a field to the parser, and so is the envelope line of mbox: one more means nothing.
  const fields = header.fields.length + header.strayLines;
  if (!header.moreFields && Math.abs(email.headers.length - fields) > 1) {
    yield `${email.headers.length} header lines instead of ${fields}`;
  }
  const leaves = tree.parts.filter(({ carried, multipart }) => !carried && !multipart);
  if (!tree.tooDeep && email.attachments.length !== leaves.length) {
    yield `${email.attachments.length} parts with content instead of ${leaves.length}`;
  }
  const texts = email.attachments.filter(({ mimeType }) => mimeType.startsWith('text/'));
  const contents = texts.map(({ content }) => new Uint8Array(content as ArrayBuffer | Uint8Array));
  if (contents.some((content) => content.includes(0))) yield 'NUL bytes in decoded text';
  // Base64 in UTF-8 has a sign of its own, which knows the footers that lists put behind it.
  const saysUtf8 = leaves.every(({ charset, encoding }) => charset === 'utf-8' && encoding !== 'base64');
  if (whole && saysUtf8 && !contents.every(isUtf8)) yield 'decoded text that is not UTF-8';
  if (header.fields.some(({ name }) => name === 'from') && !email.from) yield 'nobody in From';
  if (email.date !== undefined && Number.isNaN(Date.parse(email.date))) yield 'no readable date';
}

function hasAtMost(most: number, char: string, text: string): boolean {
  let left = most;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) if (left-- < 1) return false;
  return true;
}
