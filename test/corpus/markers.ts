/**
 * What the Exchange double sees in the content of a message, whatever its name. The corpus writes these
 * marks, the double obeys them; no well-formed or merely malformed mail of the corpus carries one.
 */
export interface Marks {
  /** The kind of poison; null for a message that harms nobody. */
  poison: string | null;
  /** Two messages with the same key are poison together, and neither alone. */
  pair: string | null;
  /** Milliseconds after it was first seen until the message is read; 0: at once. */
  deferMs: number;
  /** The service cannot convert it and moves it to its own archive. */
  unconvertible: boolean;
}

export const poisonHeader = 'X-Poison';
export const pairHeader = 'X-Poison-Pair';
export const deferHeader = 'X-Deferred';
export const unconvertibleHeader = 'X-Unconvertible';

/** Poison that no header announces: what a torn page in the middle of a file leaves behind. */
export const tornPage = Buffer.alloc(24);

/** Where the marks are looked for; a longer message harms nobody with what comes after. */
export const markedBytes = 64 * 1024;

export function marksOf(content: Buffer): Marks {
  const seen = content.subarray(0, markedBytes);
  // Only the top header block counts: a bounce that quotes a poison is no poison.
  const end = seen.indexOf('\r\n\r\n');
  const head = seen.subarray(0, end === -1 ? seen.length : end + 2).toString('latin1');
  return {
    poison: headerOf(head, poisonHeader) ?? (seen.includes(tornPage) ? 'torn-page' : null),
    pair: headerOf(head, pairHeader),
    deferMs: Number(headerOf(head, deferHeader) ?? 0),
    unconvertible: headerOf(head, unconvertibleHeader) !== null,
  };
}

function headerOf(head: string, header: string): string | null {
  const from = head.indexOf(`\r\n${header}: `);
  if (from === -1) return null;
  const start = from + header.length + 4;
  return head.slice(start, head.indexOf('\r\n', start));
}
