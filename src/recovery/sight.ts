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
  return sight.some((pattern) => regExpOf(pattern).test(server));
}

function regExpOf(pattern: string): RegExp {
  const literal = pattern.split(/\*+/).map((part) => part.replace(/[.-]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}
