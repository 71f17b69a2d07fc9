import type { Classes, Observation } from './classes.ts';
import { free, SCALE, SHAPE, WORLDS } from './worlds.ts';

/** Messages accused together: one, or several that crash only together. As classes. */
export type Charge = readonly number[];

/** What one world makes of it. Chances are of this world alone. */
export interface Reading {
  /** How likely this world is. */
  readonly weight: number;
  /** Expected poison in each class, in units of `searched`, if nothing but the stable rounds were known. */
  readonly mass: Float64Array;
  readonly searched: number;
  readonly found: number;
  /** Chance that the next poison is in the class / that there is none. */
  readonly share: Float64Array;
  readonly none: number;
}

/**
 * Who may be the next poison, besides those accused.
 *
 * Invariant: the classes stand in one order, and "the next poison" is the first one in it. So "the first is in this
 * class" for each class, and "there is none", exclude each other and cover everything, however much poison there is:
 * what else there may be stands further down. A fall that neither the accused nor the first accounts for was another's
 * further down, or for no reason.
 */
export interface Lineup {
  readonly classes: Classes;
  readonly charges: readonly Charge[];
  /** Most suspicious first, message for message. */
  readonly order: readonly number[];
  /** Falls that no charge accounts for, smallest first. */
  readonly open: readonly Observation[];
  readonly readings: readonly Reading[];
  readonly share: Float64Array;
  readonly none: number;
  /** Logarithm of the chance of all verdicts, given that the accused are poison. */
  readonly evidence: number;
}

export function lineup(classes: Classes, charges: readonly Charge[]): Lineup {
  const sheet = new Sheet(classes, charges);
  const { share } = sheet.read();
  const order = Array.from(share.keys());
  const density = share.map((part, cls) => part / classes.sizes[cls]!);
  order.sort((a, b) => density[b]! - density[a]! || a - b);
  return { classes, charges, order, open: sheet.open, ...sheet.read(order) };
}

const hitsOf = ({ inside }: Observation, charges: readonly Charge[]): number =>
  charges.reduce((count, charge) => count + (charge.every((cls) => inside[cls] === 1) ? 1 : 0), 0);

const within = (a: Observation, b: Observation): boolean =>
  a.inside.every((flag, cls) => flag === 0 || b.inside[cls] === 1);

/** Chance of a fall with `hits` poison messages inside. */
const falling = (alarm: number, miss: number, hits: number): number => 1 - (1 - alarm) * miss ** hits;

class Sheet {
  private readonly classes: Classes;
  private readonly charges: readonly Charge[];
  /** Falls that no charge accounts for, smallest first, and the largest of them inside each (-1: none). */
  readonly open: readonly Observation[];
  private readonly inner: readonly number[];
  private readonly explained: readonly { fall: Observation; hits: number }[] = [];

  constructor(classes: Classes, charges: readonly Charge[]) {
    this.classes = classes;
    this.charges = charges;
    const explained: { fall: Observation; hits: number }[] = [];
    const open: Observation[] = [];
    for (const fall of classes.falls) {
      const hits = hitsOf(fall, charges);
      if (hits > 0) explained.push({ fall, hits });
      else open.push(fall);
    }
    this.explained = explained;
    this.open = open;
    this.inner = open.map((fall, i) => open.findLastIndex((other, j) => j < i && within(other, fall)));
  }

  read(order?: readonly number[]): Pick<Lineup, 'readings' | 'share' | 'none' | 'evidence'> {
    const logs = WORLDS.map((_, world) => this.inWorld(world, order));
    const top = Math.max(...logs.map(({ logShare, logNone }) => Math.max(logNone, ...logShare)));
    const sums = logs.map(({ logShare, logNone }) =>
      logShare.reduce((sum, log) => sum + Math.exp(log - top), Math.exp(logNone - top)),
    );
    const total = sums.reduce((sum, one) => sum + one, 0);
    const share = new Float64Array(this.classes.sizes.length);
    let none = 0;
    const readings = logs.map(({ logShare, logNone, ...mass }, world): Reading => {
      const scale = sums[world]! > 0 ? sums[world]! : 1;
      const own = logShare.map((log) => Math.exp(log - top) / scale);
      const nobody = Math.exp(logNone - top) / scale;
      const weight = sums[world]! / total;
      for (let cls = 0; cls < share.length; cls++) share[cls]! += weight * own[cls]!;
      none += weight * nobody;
      return { ...mass, weight, share: own, none: nobody };
    });
    return { readings, share, none, evidence: top + Math.log(total) };
  }

  private inWorld(world: number, order?: readonly number[]) {
    const { miss, prior } = WORLDS[world]!;
    const { mass, left } = this.masses(miss);
    const searched = SCALE + 1 - left;
    const found = SHAPE + this.charges.filter(([cls]) => this.classes.named[cls!] === 0).length;
    const base = Math.log(prior) - found * Math.log(searched) + this.charged(world);
    const lift = this.lift(world);
    const further = this.open.map(({ inside }) =>
      order ? 0 : mass.reduce((sum, own, cls) => (inside[cls] === 1 ? sum + own : sum), 0),
    );
    const logShare = new Float64Array(mass.length).fill(Number.NEGATIVE_INFINITY);
    let before = order ? left : 0;
    for (let i = mass.length - 1; i >= 0; i--) {
      const cls = order ? order[i]! : i;
      const own = mass[cls]!;
      if (own === 0) continue;
      if (order) before = Math.max(0, before - own);
      const first =
        free(found, searched, before) * -Math.expm1(-found * Math.log1p(own / (searched + before)));
      const others = this.byOthers(cls, further, world, (found + 1) / searched);
      logShare[cls] = base + Math.log(first) + lift[cls]! + others;
      if (!order) continue;
      this.open.forEach(({ inside }, t) => {
        if (inside[cls] === 1) further[t]! += own;
      });
    }
    const alarms = this.open.reduce((sum, { alarms }) => sum + Math.log(alarms[world]!), 0);
    return {
      logShare,
      logNone: base + Math.log(free(found, searched, left)) + alarms,
      mass,
      searched,
      found,
    };
  }

  private masses(miss: number): { mass: Float64Array; left: number } {
    const { sizes, weights, calm } = this.classes;
    const accused = new Set(this.charges.flatMap((charge) => (charge.length === 1 ? charge : [])));
    let left = 0;
    const mass = weights.map((weight, cls) => {
      const own = accused.has(cls) ? 0 : sizes[cls]! * weight * miss ** calm[cls]!;
      left += own;
      return own;
    });
    return { mass, left };
  }

  /** What the verdicts say of the accused. */
  private charged(world: number): number {
    const { miss, spurious } = WORLDS[world]!;
    let log = this.classes.stable.length * Math.log(1 - spurious);
    for (const trial of this.classes.stable) log += hitsOf(trial, this.charges) * Math.log(miss);
    for (const { fall, hits } of this.explained) log += Math.log(falling(fall.alarms[world]!, miss, hits));
    return log;
  }

  /** What the falls that a class was in say for it, as logarithms. */
  private lift(world: number): Float64Array {
    const { miss } = WORLDS[world]!;
    const lift = new Float64Array(this.classes.sizes.length);
    const add = ({ inside, alarms }: Observation, hits: number): void => {
      const alone = hits > 0 ? falling(alarms[world]!, miss, hits) : 1;
      const log = Math.log(falling(alarms[world]!, miss, hits + 1) / alone);
      for (let cls = 0; cls < lift.length; cls++) if (inside[cls] === 1) lift[cls]! += log;
    };
    for (const { fall, hits } of this.explained) add(fall, hits);
    for (const fall of this.open) add(fall, 0);
    return lift;
  }

  /** The open falls that a class was not in were others' further down, or for no reason. */
  private byOthers(cls: number, further: readonly number[], world: number, rate: number): number {
    const { miss } = WORLDS[world]!;
    const caused = (t: number): number => ((1 - miss) * rate * further[t]!) / (1 + rate * further[t]!);
    let log = 0;
    this.open.forEach(({ inside, alarms }, t) => {
      if (inside[cls] === 1) return;
      const alarm = alarms[world]!;
      let chance = alarm + (1 - alarm) * caused(t);
      const inner = this.inner[t]!;
      if (inner >= 0) {
        // Whatever made the inner fall made this one too, unless that one fell for no reason.
        const real = caused(inner);
        const share = real / (real + this.open[inner]!.alarms[world]!);
        chance = share * (1 - miss) + (1 - share) * chance;
      }
      log += Math.log(chance);
    });
    return log;
  }
}
