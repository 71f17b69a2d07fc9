import type { Id, Suspect } from './types.ts';

/** Ids as dense numbers 0…n-1, in an order that depends on the ids alone and not on how they were listed. */
export interface Roster {
  readonly ids: readonly Id[];
  /** -1 for an id nobody has introduced. */
  indexOf(id: Id): number;
}

const byId = (a: Id, b: Id): number => {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
};

function sortedUnique(ids: Id[]): Id[] {
  let inOrder = true;
  for (let i = 1; i < ids.length && inOrder; i++) inOrder = byId(ids[i - 1]!, ids[i]!) < 0;
  if (inOrder) return ids;
  ids.sort(byId);
  return ids.filter((id, i) => i === 0 || id !== ids[i - 1]);
}

/** A table where the ids are whole numbers lying close together, which is what a service hands out; else a Map. */
function lookup(ids: readonly Id[]): (id: Id) => number {
  const low = ids[0];
  const high = ids.at(-1);
  const whole = typeof low === 'number' && typeof high === 'number' && ids.every(Number.isSafeInteger);
  if (whole && high - low < 4 * ids.length + 1024) {
    const table = new Int32Array(high - low + 1).fill(-1);
    for (let i = 0; i < ids.length; i++) table[(ids[i] as number) - low] = i;
    return (id) => (typeof id === 'number' ? (table[id - low] ?? -1) : -1);
  }
  const map = new Map<Id, number>();
  for (let i = 0; i < ids.length; i++) map.set(ids[i]!, i);
  return (id) => map.get(id) ?? -1;
}

export function enrol(suspects: readonly Suspect[]): Roster {
  const sorted = sortedUnique(suspects.map(({ id }) => id));
  return { ids: sorted, indexOf: lookup(sorted) };
}
