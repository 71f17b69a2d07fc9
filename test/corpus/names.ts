import type { Random } from './random.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A spool name as Exchange makes them: eight upper-case letters and digits, no extension (HBWK2Q2P). */
export function spoolName(random: Random): string {
  let name = '';
  while (name.length < 8) name += letters[random.below(letters.length)];
  return name;
}

/** As many names, no two alike and none of `taken`. */
export function spoolNames(random: Random, count: number, taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  const names: string[] = [];
  while (names.length < count) {
    const name = spoolName(random);
    if (used.has(name)) continue;
    used.add(name);
    names.push(name);
  }
  return names;
}
