/**
 * Which servers a caller may know of: names and patterns, in which `*` stands for any characters. What it may
 * not know of is answered as if it did not exist.
 */
export type Sight = readonly string[];

/** Of callers that are not limited, and of Unjam itself. */
export const everyServer: Sight = ['*'];

/** What may stand in a pattern: the characters of a server's name, and `*`. */
export const sightPattern = '^[A-Za-z0-9_.*-]{1,63}$';

export function seesEvery(sight: Sight): boolean {
  return sight.includes('*');
}

export function sees(sight: Sight, server: string): boolean {
  return sight.some((pattern) => fits(pattern, server));
}

/**
 * Each part is taken where it comes first, and none is tried twice: a regular expression would try every way in which
 * the parts could lie, and a token with a few `*` could keep everybody waiting with a name that just does not fit.
 */
function fits(pattern: string, server: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return server === pattern;
  const end = server.length - last.length;
  if (!server.startsWith(first) || !server.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = server.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}
