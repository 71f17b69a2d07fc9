import type { Facts } from './facts.ts';
import type { Mixture } from './outlook.ts';
import type { Posterior } from './posterior.ts';

/**
 * Two messages that crash only together.
 *
 * Invariant: a pair is possible while every fall held both of it and no stable round held both. Classes are what no
 * trial tells apart, so pairs are counted by classes and never listed.
 */
export interface Interaction {
  /** Possible pairs, as classes (`a` may equal `b`) and how many pairs of messages that is. */
  readonly pairs: readonly { a: number; b: number; count: number }[];
  /** How likely it is that a pair is to blame, rather than messages that crash alone. */
  readonly likelihood: number;
}

export const NO_INTERACTION: Interaction = { pairs: [], likelihood: 0 };

/** How often a jam is the work of a pair, before anything is known. */
const PRIOR = 0.02;

export function interaction(facts: Facts, posterior: Posterior): Interaction {
  const { classOf, sizes } = posterior.partition;
  const trials = facts.trials.map(({ members, fell }) => {
    const within = new Set<number>();
    for (const at of members) if (facts.gone[at] === 0) within.add(classOf[at]!);
    return { within, fell };
  });
  const suspects = sizes
    .map((_, cls) => cls)
    .filter((cls) => trials.every(({ within, fell }) => !fell || within.has(cls)));
  const pairs: Interaction['pairs'][number][] = [];
  let possible = 0;
  for (const [i, a] of suspects.entries()) {
    for (const b of suspects.slice(i)) {
      const count = a === b ? (sizes[a]! * (sizes[a]! - 1)) / 2 : sizes[a]! * sizes[b]!;
      const acquitted = trials.some(({ within, fell }) => !fell && within.has(a) && within.has(b));
      if (count === 0 || acquitted) continue;
      pairs.push({ a, b, count });
      possible += count;
    }
  }
  const share = possible / Math.max(1, (facts.size * (facts.size - 1)) / 2);
  const odds = (PRIOR * share) / Math.exp(posterior.logEvidence);
  return { pairs, likelihood: Number.isFinite(odds) ? odds / (1 + odds) : 1 };
}

/** The classes of the one pair that is left, or nothing. */
export function thePair({ pairs }: Interaction): number[] | undefined {
  const [only, another] = pairs;
  return only && !another && only.count === 1 ? [only.a, only.b] : undefined;
}

/** About half of the possible pairs: whole classes from the most entangled on, and a part of the last one. */
export function halfThePairs({ pairs }: Interaction, sizes: readonly number[]): Mixture {
  const total = pairs.reduce((sum, pair) => sum + pair.count, 0);
  const entangled = new Map<number, number>();
  for (const { a, b, count } of pairs) {
    entangled.set(a, (entangled.get(a) ?? 0) + count / sizes[a]!);
    entangled.set(b, (entangled.get(b) ?? 0) + count / sizes[b]!);
  }
  const ranked = [...entangled].sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([cls]) => cls);
  const mixture = new Map<number, number>();
  const inside = (): number =>
    pairs.reduce((sum, { a, b, count }) => sum + count * (mixture.get(a) ?? 0) * (mixture.get(b) ?? 0), 0);
  for (const cls of ranked) {
    mixture.set(cls, 1);
    if (inside() < total / 2) continue;
    let few = 0;
    let many = sizes[cls]!;
    while (many - few > 1) {
      const middle = (few + many) >> 1;
      mixture.set(cls, middle / sizes[cls]!);
      if (inside() < total / 2) few = middle;
      else many = middle;
    }
    mixture.set(cls, many / sizes[cls]!);
    const all = many === sizes[cls] && pairs.length === 1 ? (many - 1) / sizes[cls]! : many / sizes[cls]!;
    mixture.set(cls, all);
    return mixture;
  }
  return mixture;
}
