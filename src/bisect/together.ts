import type { Classes } from './classes.ts';
import type { Facts } from './facts.ts';
import type { Lineup } from './lineup.ts';

/**
 * Messages that crash only together, by delta debugging: the smallest fall that no accused accounts for is narrowed
 * until nothing can be left out of it.
 *
 * Invariant, taking verdicts at their word: what holds a fallen set falls, what a stable set holds is stable. A message
 * is needed once the fall without it was stable. The rest is cut by halves in the order of ids: the shortest beginning
 * of it that falls with the needed ones ends in the next needed one, so each costs about log2 of what is left.
 */
export interface Together {
  /** Logarithm of how likely the verdicts are, if this is how it is. */
  readonly evidence: number;
  /** Every one of them is needed; or nothing, as long as that is not known. */
  readonly set?: readonly number[];
  /** Else the next set to be tried. */
  readonly trial: readonly number[];
}

/** How often a jam is the work of two messages together, and of more, before anything is known. */
const PAIR = 0.002;
const MORE = PAIR / 5;

/** Nothing, where no fall is left to be explained so, or a stable round held all of one. */
export function together(
  { classes, open }: Lineup,
  facts: Facts,
  charges: readonly (readonly number[])[],
): Together | undefined {
  const { fallen, stable, surprise } = read(facts, charges);
  const smallest = fallen.toSorted((a, b) => a.length - b.length)[0];
  if (smallest === undefined || smallest.length < 2 || surprise === Number.POSITIVE_INFINITY)
    return undefined;
  const evidence = Math.log(PAIR * pairs(classes, open) + MORE * Math.exp(-surprise));
  const members = smallest.toSorted();
  const needed = new Set<number>();
  for (const flags of stable) {
    const missing = members.filter((at) => flags[at] === 0);
    if (missing.length === 1) needed.add(missing[0]!);
  }
  if (needed.size === members.length) return { evidence, set: Array.from(members), trial: [] };
  const rest = members.filter((at) => !needed.has(at));
  // How much of the rest is known to be stable with the needed; -1: not even whether these fall by themselves.
  let known = needed.size === 0 ? 0 : -1;
  for (const flags of stable) {
    if ([...needed].some((at) => flags[at] === 0)) continue;
    known = Math.max(
      known,
      rest.findIndex((at) => flags[at] === 0),
    );
  }
  const half = rest.subarray(0, Math.ceil((known + rest.length) / 2));
  return { evidence, trial: [...needed, ...half].sort((a, b) => a - b) };
}

/** The trials that no charge accounts for, and how surprising they are: each that none before it implies is a coin. */
function read(facts: Facts, charges: readonly (readonly number[])[]) {
  const fallen: Int32Array[] = [];
  const stable: Uint8Array[] = [];
  let surprise = 0;
  facts.trials.forEach(({ members, fell }, i) => {
    const kept = members.filter((at) => facts.gone[at] === 0);
    const flags = new Uint8Array(facts.size);
    for (const at of kept) flags[at] = 1;
    if (charges.some((charge) => charge.every((at) => flags[at] === 1))) {
      if (!fell) surprise = Number.POSITIVE_INFINITY;
      return;
    }
    const mustFall = fallen.some((fall) => fall.every((at) => flags[at] === 1));
    const mustStay = stable.some((other) => kept.every((at) => other[at] === 1));
    if (fell ? mustStay : mustFall) surprise = Number.POSITIVE_INFINITY;
    else if (i > 0 && !mustFall && !mustStay) surprise += Math.LN2;
    if (!fell) stable.push(flags);
    else if (kept.length > 0) fallen.push(kept);
  });
  return { fallen, stable, surprise };
}

/** The share of all pairs that every open fall held and no stable round did. */
function pairs({ sizes, stable }: Classes, open: Lineup['open']): number {
  const suspects = Array.from(sizes.keys()).filter((cls) => open.every(({ inside }) => inside[cls] === 1));
  let possible = 0;
  suspects.forEach((a, i) => {
    for (const b of suspects.slice(i)) {
      const count = a === b ? (sizes[a]! * (sizes[a]! - 1)) / 2 : sizes[a]! * sizes[b]!;
      if (count > 0 && !stable.some(({ inside }) => inside[a] === 1 && inside[b] === 1)) possible += count;
    }
  });
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return possible / Math.max(1, (all * (all - 1)) / 2);
}
