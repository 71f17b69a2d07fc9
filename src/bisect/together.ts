import { insideOf } from './classes.ts';
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
const PAIR = 0.0005;
const MORE = PAIR / 5;

/** Nothing, where no fall is left to be explained so, or a stable round held all of one. */
export function together(line: Lineup, facts: Facts): Together | undefined {
  const { classOf } = line.classes;
  const { fallen, stable, surprise } = read(line, facts);
  const [smallest] = fallen.toSorted((a, b) => a.count - b.count);
  if (smallest === undefined || smallest.count < 2 || surprise === Number.POSITIVE_INFINITY) return undefined;
  const evidence = Math.log(PAIR * pairs(line) + MORE * Math.exp(-surprise));
  const isIn = (flags: Uint8Array, at: number): boolean => classOf[at]! >= 0 && flags[classOf[at]!] === 1;
  const members = classOf.map((_, at) => at).filter((at) => isIn(smallest.inside, at));
  const needed = new Set<number>();
  for (const flags of stable) {
    const missing = members.filter((at) => !isIn(flags, at));
    if (missing.length === 1) needed.add(missing[0]!);
  }
  if (needed.size === members.length) return { evidence, set: Array.from(members), trial: [] };
  const rest = members.filter((at) => !needed.has(at));
  // How much of the rest is known to be stable with the needed; -1: not even whether these fall by themselves.
  let known = needed.size === 0 ? 0 : -1;
  for (const flags of stable) {
    if ([...needed].some((at) => !isIn(flags, at))) continue;
    known = Math.max(
      known,
      rest.findIndex((at) => !isIn(flags, at)),
    );
  }
  const half = rest.subarray(0, Math.ceil((known + rest.length) / 2));
  return { evidence, trial: [...needed, ...half].sort((a, b) => a - b) };
}

/** The trials that no charge accounts for, and how surprising they are: each that none before it implies is a coin. */
function read({ classes, charges }: Lineup, facts: Facts) {
  const { classOf, sizes } = classes;
  const fallen: { inside: Uint8Array; count: number }[] = [];
  const stable: Uint8Array[] = [];
  let surprise = 0;
  facts.trials.forEach(({ members, fell }, i) => {
    const inside = insideOf(members, classOf, sizes.length);
    if (charges.some((charge) => charge.every((cls) => inside[cls] === 1))) {
      if (!fell) surprise = Number.POSITIVE_INFINITY;
      return;
    }
    const mustFall = fallen.some((fall) => covers(inside, fall.inside));
    const mustStay = stable.some((other) => covers(other, inside));
    if (fell ? mustStay : mustFall) surprise = Number.POSITIVE_INFINITY;
    else if (i > 0 && !mustFall && !mustStay) surprise += Math.LN2;
    const count = inside.reduce((sum, flag, cls) => sum + flag * sizes[cls]!, 0);
    if (!fell) stable.push(inside);
    else if (count > 0) fallen.push({ inside, count });
  });
  return { fallen, stable, surprise };
}

const covers = (outer: Uint8Array, inner: Uint8Array): boolean =>
  inner.every((flag, cls) => flag === 0 || outer[cls] === 1);

/** The share of all pairs that every open fall held and no stable round did. */
function pairs({ classes: { sizes, stable }, open }: Lineup): number {
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
