import { EMPTY, type Explanation, HOLDS, missed, OPEN, type Posterior } from './posterior.ts';
import { ABUNDANCES, RELIABILITIES, worldOf } from './worlds.ts';

/** A set that could be released: of each class, how much of it (0 to 1). */
export type Mixture = ReadonlyMap<number, number>;

/** What a round with a set can be expected to bring. */
export interface Outlook {
  /** Chance that the service stays up. */
  readonly stable: number;
  /** Bits that the verdict tells about the poison. */
  readonly bits: number;
}

const entropy = (p: number): number =>
  p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

/** What is less likely than this does not change which set is best, and there is a lot of it. */
const NEGLIGIBLE = 3e-4;

export function outlook(posterior: Posterior, mixture: Mixture): Outlook {
  let stable = 0;
  let noise = 0;
  let seen = 0;
  for (const one of posterior.explanations) {
    if (one.share < NEGLIGIBLE) break; // they come sorted
    seen += one.share;
    for (let r = 0; r < RELIABILITIES.length; r++) {
      const { miss, spurious } = RELIABILITIES[r]!;
      const { open, held } = meet(posterior, one, mixture, r);
      for (let a = 0; a < ABUNDANCES.length; a++) {
        const weight = one.weight[worldOf(r, a)]!;
        if (weight < NEGLIGIBLE * 0.01) continue;
        const rate = ABUNDANCES[a]!.rate;
        let quiet = Math.exp(-rate * open * (1 - miss));
        let free = Math.exp(-rate * open);
        for (const [mass, part] of held) {
          quiet *= partlyMissed(rate * mass, part, miss);
          free *= partlyMissed(rate * mass, part, 0);
        }
        stable += weight * (1 - spurious) * quiet;
        noise += weight * (free * entropy(spurious) + (1 - free) * entropy(miss));
      }
    }
  }
  stable /= seen;
  return { stable, bits: Math.max(0, entropy(stable) - noise / seen) };
}

function meet(posterior: Posterior, one: Explanation, mixture: Mixture, r: number) {
  let open = 0;
  const held: [mass: number, part: number][] = [];
  for (const [cls, part] of mixture) {
    if (one.holds[cls] === EMPTY) continue;
    const mass = posterior.mass(cls, r);
    if (one.holds[cls] === OPEN) open += part * mass;
    else held.push([mass, part]);
  }
  return { open, held };
}

/** Chance that no poison in this part of an "at least one" crashes the round. */
function partlyMissed(mean: number, part: number, miss: number): number {
  if (part === 1) return missed(mean, miss);
  if (mean < 1e-9) return 1 - part * (1 - miss);
  return (Math.exp(-mean * part * (1 - miss)) - Math.exp(-mean)) / -Math.expm1(-mean);
}

/** Poison to be expected in each class. */
export function expectedPoison(posterior: Posterior): Float64Array {
  const expected = new Float64Array(posterior.partition.sizes.length);
  for (const one of posterior.explanations) {
    for (let r = 0; r < RELIABILITIES.length; r++) {
      let weight = 0;
      let rates = 0;
      for (let a = 0; a < ABUNDANCES.length; a++) {
        weight += one.weight[worldOf(r, a)]!;
        rates += one.weight[worldOf(r, a)]! * ABUNDANCES[a]!.rate;
      }
      for (let cls = 0; cls < expected.length; cls++) {
        if (one.holds[cls] === HOLDS) expected[cls]! += weight;
        else if (one.holds[cls] === OPEN) expected[cls]! += rates * posterior.mass(cls, r);
      }
    }
  }
  return expected;
}

/** How sure it is that these classes hold poison, and nothing else does. */
export function certainty(posterior: Posterior, accused: ReadonlySet<number>): number {
  let sure = 0;
  for (const one of posterior.explanations) {
    if (one.holds.some((held, cls) => (held === HOLDS) !== accused.has(cls))) continue;
    for (let r = 0; r < RELIABILITIES.length; r++) {
      let open = 0;
      one.holds.forEach((held, cls) => {
        if (held === OPEN) open += posterior.mass(cls, r);
      });
      for (let a = 0; a < ABUNDANCES.length; a++) {
        sure += one.weight[worldOf(r, a)]! * Math.exp(-ABUNDANCES[a]!.rate * open);
      }
    }
  }
  return sure;
}
