import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';

/** One more row than asked for is read, to know whether there is a next page. */
export function pageOf<R, T>(
  rows: R[],
  { limit }: PageRequest,
  item: (row: R) => T,
  key: (row: R) => string,
): Page<T> {
  const items = rows.slice(0, limit).map(item);
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { items, next: key(last) } : { items };
}

/** The number that an earlier page gave as its key. Anything else is refused: it would look like an end. */
export function afterNumber(after: string): number {
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw new Problem('invalid-request', 'The page asked for is not one that a listing led to.');
}
