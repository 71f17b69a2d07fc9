import { type ByteName, fromBytes, toBytes } from '../../recovery/names.ts';

/**
 * A Windows name is any sequence of 16-bit units, also with half of a pair in it. Its bytes are UTF-8, and of such
 * a half the three bytes that UTF-8 would give it (WTF-8), so that no name is lost and no two become one.
 */
export function fromUtf16(name: string): ByteName {
  return name
    .split(/([\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/)
    .map((part, index) => (index % 2 === 0 ? fromBytes(Buffer.from(part, 'utf8')) : half(part.charCodeAt(0))))
    .join('');
}

/** The name of these bytes; null for bytes that no Windows name has. */
export function toUtf16(name: ByteName): string | null {
  const parts = name.split(/(\xed[\xa0-\xbf][\x80-\xbf])/);
  const text = parts.map((part, index) => (index % 2 === 0 ? strict(part) : whole(part)));
  if (text.includes(null)) return null;
  const joined = text.join('');
  // Two halves side by side are a pair, which has its own four bytes: two spellings of one name are none.
  return fromUtf16(joined) === name ? joined : null;
}

function half(unit: number): ByteName {
  return String.fromCharCode(0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
}

function whole(bytes: ByteName): string {
  return String.fromCharCode(0xd000 | ((bytes.charCodeAt(1) & 0x3f) << 6) | (bytes.charCodeAt(2) & 0x3f));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function strict(bytes: ByteName): string | null {
  try {
    return utf8.decode(toBytes(bytes));
  } catch {
    return null;
  }
}
