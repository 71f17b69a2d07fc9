import type { OpenLog } from './source.ts';

const mostBytes = 16 * 1024 * 1024;
const newline = 0x0a;

/** A complete line; `at` is the offset of its first byte. */
export interface Line {
  at: number;
  text: string;
}

/** The complete lines from an offset, at most the newest 16 MiB of them, and where the next reading begins. */
export async function linesFrom(log: OpenLog, from: number): Promise<{ lines: Line[]; end: number }> {
  const start = Math.max(from, log.size - mostBytes);
  const bytes = asBuffer(await log.read(start, mostBytes));
  const lines: Line[] = [];
  // A reading that begins in the middle of a line leaves that line out.
  let at = start === from ? 0 : bytes.indexOf(newline) + 1;
  if (start !== from && at === 0) return { lines, end: from };
  for (let end = bytes.indexOf(newline, at); end !== -1; end = bytes.indexOf(newline, at)) {
    lines.push({ at: start + at, text: decode(bytes.subarray(at, end)) });
    at = end + 1;
  }
  // A last line without its end is still being written: it is left for the next time.
  return { lines, end: start + at };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line that is no UTF-8 keeps its bytes, one character each, so that a name in it can still be matched. */
function decode(bytes: Uint8Array): string {
  const line = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
  try {
    return utf8.decode(line);
  } catch {
    return Buffer.from(line).toString('latin1');
  }
}

/** Where the last complete line ends. */
export async function endOfLines(log: OpenLog): Promise<number> {
  const window = 64 * 1024;
  for (let end = log.size; end > 0; end -= window) {
    const start = Math.max(0, end - window);
    const last = asBuffer(await log.read(start, end - start)).lastIndexOf(newline);
    if (last !== -1) return start + last + 1;
  }
  return 0;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
