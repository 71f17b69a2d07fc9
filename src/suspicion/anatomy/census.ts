/** Counts over one stretch of bytes, taken in a single pass. */
export interface Census {
  bytes: number;
  nuls: number;
  firstNul: number;
  /** C0 controls and DEL that text has no use for. */
  controls: number;
  /** ESC on its own count: ISO-2022 text is full of it. */
  escapes: number;
  eightBit: number;
  lines: number;
  crlf: number;
  bareLf: number;
  bareCr: number;
  longestLine: number;
  longestLineAt: number;
  /** The longest run of one byte; not of NUL, which has a count of its own, nor of empty lines. */
  longestRun: number;
  longestRunAt: number;
}

const [TEXT, NUL, CONTROL, ESCAPE, LF, CR, EIGHT_BIT] = [0, 1, 2, 3, 4, 5, 6];

const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0) return NUL;
  if (byte === 0x0a) return LF;
  if (byte === 0x0d) return CR;
  if (byte === 0x1b) return ESCAPE;
  if (byte === 0x09 || byte === 0x0c) return TEXT; // tabs, and page breaks as old digests have them
  if (byte < 0x20 || byte === 0x7f) return CONTROL;
  return byte > 0x7f ? EIGHT_BIT : TEXT;
});

export function takeCensus(bytes: Uint8Array, start: number, end: number): Census {
  const counts = new Uint32Array(7);
  const census = emptyCensus(end - start);
  let lineStart = start;
  let runStart = start;
  let previous = -1;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    const kind = kinds[byte]!;
    if (byte !== previous) {
      if (at - runStart > census.longestRun) noteRun(census, previous, runStart, at);
      runStart = at;
    }
    if (kind !== TEXT) {
      counts[kind]!++;
      if (kind === LF) {
        const lineEnd = previous === 0x0d ? at - 1 : at;
        if (lineEnd < at) census.crlf++;
        if (lineEnd - lineStart > census.longestLine) noteLine(census, lineStart, lineEnd);
        lineStart = at + 1;
      } else if (kind === NUL && census.firstNul < 0) census.firstNul = at;
    }
    previous = byte;
  }
  noteRun(census, previous, runStart, end);
  noteLine(census, lineStart, end);
  return {
    ...census,
    nuls: counts[NUL]!,
    controls: counts[CONTROL]!,
    escapes: counts[ESCAPE]!,
    eightBit: counts[EIGHT_BIT]!,
    lines: counts[LF]! + (lineStart < end ? 1 : 0),
    bareLf: counts[LF]! - census.crlf,
    bareCr: counts[CR]! - census.crlf,
  };
}

function noteRun(census: Census, byte: number, start: number, end: number) {
  if (byte <= 0 || byte === 0x0a || end - start <= census.longestRun) return;
  census.longestRun = end - start;
  census.longestRunAt = start;
}

function noteLine(census: Census, start: number, end: number) {
  if (end - start <= census.longestLine) return;
  census.longestLine = end - start;
  census.longestLineAt = start;
}

function emptyCensus(bytes: number): Census {
  return {
    bytes,
    nuls: 0,
    firstNul: -1,
    controls: 0,
    escapes: 0,
    eightBit: 0,
    lines: 0,
    crlf: 0,
    bareLf: 0,
    bareCr: 0,
    longestLine: 0,
    longestLineAt: 0,
    longestRun: 0,
    longestRunAt: 0,
  };
}
