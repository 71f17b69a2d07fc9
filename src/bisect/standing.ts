import type { Facts } from './facts.ts';
import type { Id, Standing } from './types.ts';

/** Puts every unpinned message in exactly one list. `suspects` come ranked, and give way to poison and cleared. */
export function standingOf(
  facts: Facts,
  cleared: Uint8Array,
  suspects: readonly number[],
  poison: Iterable<number>,
): Standing {
  const { ids } = facts.roster;
  const accused = new Set(poison);
  const suspected = new Set(suspects.filter((at) => !accused.has(at) && cleared[at] === 0));
  const lists: { cleared: Id[]; unproven: Id[] } = { cleared: [], unproven: [] };
  for (let at = 0; at < facts.size; at++) {
    if (facts.pinned[at] === 1 || accused.has(at) || suspected.has(at)) continue;
    (cleared[at] === 1 ? lists.cleared : lists.unproven).push(ids[at]!);
  }
  const name = (at: number): Id => ids[at]!;
  return { ...lists, suspects: [...suspected].map(name), poison: [...accused].map(name) };
}
