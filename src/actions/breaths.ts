import { setImmediate as breathe } from 'node:timers/promises';

/** So many of a long list are worked on at once: a few milliseconds. */
const size = 1000;

/** A long list in parts. Between two of them the process does its other work: a call must not wait for a spool. */
export async function* breaths<T>(all: readonly T[]): AsyncIterable<T[]> {
  for (let at = 0; at < all.length; at += size) {
    if (at > 0) await breathe();
    yield all.slice(at, at + size);
  }
}

/** `filter` of a long list, in breaths. */
export async function sifted<T>(all: readonly T[], keeps: (one: T) => boolean): Promise<T[]> {
  const kept: T[] = [];
  for await (const some of breaths(all)) kept.push(...some.filter(keeps));
  return kept;
}
