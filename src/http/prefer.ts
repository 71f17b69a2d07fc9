/** What a caller said about waiting (RFC 7240), and the words to echo. */
export interface Preference {
  waitMs: number;
  /** For `Preference-Applied`; null when nothing was said that we heeded. */
  applied: string | null;
}

const longestWaitSeconds = 30;

/** Reads `Prefer`. What cannot be read is ignored, as the standard wants it. */
export function preference(header: string | string[] | undefined, usualSeconds: number): Preference {
  const said = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.split(';')[0]!.trim().toLowerCase());
  const wait = said.map((part) => /^wait="?(\d{1,9})"?$/.exec(part)?.[1]).find((n) => n !== undefined);
  if (wait !== undefined) {
    const seconds = Math.min(Number(wait), longestWaitSeconds);
    return { waitMs: seconds * 1000, applied: `wait=${seconds}` };
  }
  if (said.includes('respond-async')) return { waitMs: 0, applied: 'respond-async' };
  return { waitMs: usualSeconds * 1000, applied: null };
}
