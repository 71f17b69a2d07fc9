import type { Lineup, Reading } from './lineup.ts';
import { free, WORLDS } from './worlds.ts';

/** A set that could be released: of each class, how much of it (0 to 1). */
export type Mixture = Float64Array;

/** What a round with a set can be expected to bring. */
export interface Outlook {
  /** Chance that the service stays up. */
  readonly stable: number;
  /** Bits that the verdict tells about the poison. */
  readonly bits: number;
}

const entropy = (p: number): number =>
  p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

/** A world less likely than this does not change which set is best. */
const NEGLIGIBLE = 1e-4;

export function outlook(line: Lineup, mixture: Mixture): Outlook {
  const accused = line.charges.filter((charge) => charge.every((cls) => mixture[cls] === 1)).length;
  let stable = 0;
  let noise = 0;
  let seen = 0;
  line.readings.forEach((reading, world) => {
    if (reading.weight < NEGLIGIBLE) return;
    const { miss, spurious } = WORLDS[world]!;
    const clean = accused > 0 ? 0 : harmless(line, reading, mixture);
    const missed = miss ** Math.max(1, accused);
    stable += reading.weight * (1 - spurious) * (clean + (1 - clean) * missed);
    noise += reading.weight * (clean * entropy(spurious) + (1 - clean) * entropy(missed));
    seen += reading.weight;
  });
  return { stable: stable / seen, bits: Math.max(0, entropy(stable / seen) - noise / seen) };
}

/** Chance that no poison but the accused is in the set: the first one is not, nor any further down. */
function harmless({ order, open }: Lineup, reading: Reading, mixture: Mixture): number {
  const { mass, share, none, searched, found } = reading;
  let before = mass.reduce((sum, own) => sum + own, 0);
  let further = 0;
  const inFalls = open.map(() => ({ all: 0, released: 0 }));
  let clean = none;
  for (let i = order.length - 1; i >= 0; i--) {
    const cls = order[i]!;
    const own = mass[cls]!;
    if (own === 0) continue;
    before = Math.max(0, before - own);
    const inside = mixture[cls]! * own;
    const not = share[cls]! > NEGLIGIBLE ? passedBy(reading, before, inside, own) : 0;
    if (not > 0) {
      const others = open.reduce((chance, { inside }, t) => {
        if (inside[cls] === 1) return chance;
        return chance * spared(inFalls[t]!, (found + 1) / searched);
      }, 1);
      clean += share[cls]! * not * others * free(found + 1, searched, further);
    }
    further += inside;
    open.forEach((fall, t) => {
      if (fall.inside[cls] === 0) return;
      inFalls[t]!.all += own;
      inFalls[t]!.released += inside;
    });
  }
  return clean;
}

/** How much less likely a set is clean because a fall, of which some messages are in it, had some poison. */
function spared({ all, released }: { all: number; released: number }, rate: number): number {
  if (all <= 0) return 1;
  return -Math.expm1(rate * (released - all)) / -Math.expm1(-rate * all);
}

/** Chance that the first poison of a class is not among those of it that are released, which are its first. */
function passedBy({ searched, found }: Reading, before: number, inside: number, own: number): number {
  if (inside === 0) return 1;
  if (inside === own) return 0;
  const to = (mass: number): number => -found * Math.log1p(mass / (searched + before));
  return 1 - Math.expm1(to(inside)) / Math.expm1(to(own));
}
