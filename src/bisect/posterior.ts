import type { Facts, Trial } from './facts.ts';
import { Partition } from './partition.ts';
import { ABUNDANCES, atLeastOne, RELIABILITIES, WORLDS, worldOf } from './worlds.ts';

/** What an explanation says of a class. */
export const OPEN = 0; // as much poison as the world has on average, perhaps none
export const EMPTY = 1; // none
export const HOLDS = 2; // at least one

/** One way things can be: what each class holds, and how likely that is in each world. */
export interface Explanation {
  readonly holds: number[];
  readonly weight: Float64Array;
  /** Its weight in all worlds together. */
  share: number;
}

/** More explanations are not kept; the least likely go first. Below the floor they are not kept at all. */
const MOST = 400;
const FLOOR = 1e-8;
/** The spool fell before we came. That it was for no reason, or for one outside the spool, is unlikely. */
const FALSE_ALARM = 0.01;
/** A message named at a fall is wrong this seldom. Kept strong, because what rests on it alone is marked. */
const FALSE_NAME = 0.0005;

/**
 * What the trials say, with flaky crashes, unknown numbers of poison and hearsay.
 *
 * Invariant: the explanations exclude each other and together cover all that can have happened (but for what was
 * dropped as too unlikely). Cutting a class cuts "at least one in it" into "at least one inside" and "none inside, at
 * least one outside"; a fall that an explanation does not account for becomes "for no reason", or "at least one in
 * the first class", or "none in the first, at least one in the second", and so on. So weights add up, and no set
 * of poison is counted twice.
 */
export class Posterior {
  readonly partition: Partition;
  explanations: Explanation[];
  /** Per class and reliability: the chance that a poison in it has missed all its stable rounds. */
  readonly survival: Float64Array[];
  /** Logarithm of the chance that single poison messages would give the verdicts seen since the diagnosis. */
  logEvidence = 0;

  constructor(facts: Facts, prior: Float64Array) {
    this.partition = new Partition(prior);
    const open = this.partition.sizes.map(() => 1);
    this.survival = open.map(() => new Float64Array(RELIABILITIES.length).fill(1));
    const gone = Math.max(
      0,
      1 - this.partition.sizes.reduce((sum, _, cls) => sum + this.partition.share(cls), 0),
    );
    const weight = new Float64Array(WORLDS);
    RELIABILITIES.forEach((reliability, r) => {
      ABUNDANCES.forEach(({ rate, prior: share }, a) => {
        weight[worldOf(r, a)] = ((reliability.prior * share) / atLeastOne(rate)) * Math.exp(-rate * gone);
      });
    });
    this.explanations = [{ holds: open.map(() => OPEN), weight, share: 1 }];
    facts.trials.forEach((trial, i) => {
      this.observe(trial, i === 0 ? FALSE_ALARM : undefined);
      if (i === 0) this.logEvidence = 0;
    });
  }

  /** Expected poison in a class, per unit of abundance. */
  mass(cls: number, r: number): number {
    return this.partition.share(cls) * this.survival[cls]![r]!;
  }

  private observe(trial: Trial, falseAlarm?: number): void {
    if (trial.named.length > 0) this.cut(trial.named);
    const within = this.cut(trial.members);
    // Falling for no reason with just these in flight is as unlikely as these few are among so many.
    const chance = trial.inFlight ? trial.members.length / trial.tried : 1;
    if (trial.fell) this.fall(within, chance, falseAlarm);
    else this.stable(within);
    this.logEvidence += this.prune();
    if (trial.named.length > 0) this.name(trial);
    if (trial.inFlight || trial.named.length > 0) this.singledOut(within);
    this.prune();
  }

  /** Which of the poison a fall shows is chance: where there is much, it is no wonder that one was seen, but that one. */
  private singledOut(within: readonly number[]): void {
    for (const one of this.explanations) {
      const held = within.reduce((count, cls) => count + (one.holds[cls] === HOLDS ? 1 : 0), 0);
      for (let r = 0; r < RELIABILITIES.length; r++) {
        let open = 0;
        for (let cls = 0; cls < one.holds.length; cls++)
          if (one.holds[cls] === OPEN) open += this.mass(cls, r);
        for (let a = 0; a < ABUNDANCES.length; a++) {
          one.weight[worldOf(r, a)]! /= Math.max(1, held + ABUNDANCES[a]!.rate * open);
        }
      }
    }
  }

  /** Makes `members` a union of classes, in every explanation. */
  private cut(members: Int32Array): number[] {
    const { within, cuts } = this.partition.split(members);
    for (const { from, to } of cuts) {
      this.survival[to] = this.survival[from]!.slice();
      const next: Explanation[] = [];
      for (const one of this.explanations) {
        one.holds[to] = one.holds[from]!;
        if (one.holds[from] === HOLDS) this.cutAtLeastOne(one, from, to, next);
        else next.push(one);
      }
      this.explanations = next;
    }
    return within;
  }

  private cutAtLeastOne(one: Explanation, from: number, to: number, next: Explanation[]): void {
    const inside: Explanation = { holds: one.holds.slice(), weight: one.weight.slice(), share: 0 };
    inside.holds[from] = OPEN;
    one.holds[to] = EMPTY;
    const plain = this.partition.share(to) / (this.partition.share(to) + this.partition.share(from));
    for (let r = 0; r < RELIABILITIES.length; r++) {
      const massIn = this.mass(to, r);
      const all = massIn + this.mass(from, r);
      for (let a = 0; a < ABUNDANCES.length; a++) {
        const rate = ABUNDANCES[a]!.rate;
        const part = all > 1e-12 ? atLeastOne(rate * massIn) / atLeastOne(rate * all) : plain;
        inside.weight[worldOf(r, a)]! *= part;
        one.weight[worldOf(r, a)]! *= 1 - part;
      }
    }
    next.push(inside, one);
  }

  private stable(within: readonly number[]): void {
    for (const one of this.explanations) {
      for (let r = 0; r < RELIABILITIES.length; r++) {
        const { miss, spurious } = RELIABILITIES[r]!;
        let open = 0;
        const held: number[] = [];
        for (const cls of within) {
          if (one.holds[cls] === OPEN) open += this.mass(cls, r);
          else if (one.holds[cls] === HOLDS) held.push(this.mass(cls, r));
        }
        for (let a = 0; a < ABUNDANCES.length; a++) {
          const rate = ABUNDANCES[a]!.rate;
          let factor = (1 - spurious) * Math.exp(-rate * open * (1 - miss));
          for (const mass of held) factor *= missed(rate * mass, miss);
          one.weight[worldOf(r, a)]! *= factor;
        }
      }
    }
    for (const cls of within) {
      RELIABILITIES.forEach(({ miss }, r) => {
        this.survival[cls]![r]! *= miss;
      });
    }
  }

  private fall(within: readonly number[], chance: number, falseAlarm?: number): void {
    const heaviestFirst = [...within].sort((a, b) => this.mass(b, 2) - this.mass(a, 2));
    const next: Explanation[] = [];
    for (const one of this.explanations) {
      const held = within.reduce((count, cls) => count + (one.holds[cls] === HOLDS ? 1 : 0), 0);
      if (held === 0) {
        const alarms = RELIABILITIES.map(({ spurious }) => chance * (falseAlarm ?? spurious));
        this.blame(one, heaviestFirst, next, alarms);
      } else this.accountFor(one, within, held);
      next.push(one);
    }
    this.explanations = next;
  }

  private accountFor(one: Explanation, within: readonly number[], held: number): void {
    for (let r = 0; r < RELIABILITIES.length; r++) {
      const { miss, spurious } = RELIABILITIES[r]!;
      let open = 0;
      for (const cls of within) if (one.holds[cls] === OPEN) open += this.mass(cls, r);
      for (let a = 0; a < ABUNDANCES.length; a++) {
        const quiet = (1 - spurious) * miss ** held * Math.exp(-ABUNDANCES[a]!.rate * open * (1 - miss));
        one.weight[worldOf(r, a)]! *= 1 - quiet;
      }
    }
  }

  /** Nothing that is known accounts for the fall: some class holds what does, or nothing at all does. */
  private blame(
    one: Explanation,
    classes: readonly number[],
    next: Explanation[],
    alarms: readonly number[],
  ): void {
    const first = next.length;
    this.spread(one, classes, next);
    for (let r = 0; r < RELIABILITIES.length; r++) {
      const { miss, spurious } = RELIABILITIES[r]!;
      for (let a = 0; a < ABUNDANCES.length; a++) {
        const world = worldOf(r, a);
        for (const caused of next.slice(first)) caused.weight[world]! *= (1 - miss) * (1 - spurious);
        one.weight[world]! *= alarms[r]!;
      }
    }
  }

  /** Adds "at least one in this class, none in those before it" for each class; returns "none in any of them". */
  private spread(one: Explanation, classes: readonly number[], next: Explanation[]): Explanation {
    const none: Explanation = { holds: one.holds.slice(), weight: one.weight.slice(), share: 0 };
    for (const cls of classes) {
      if (one.holds[cls] !== OPEN) continue;
      const some: Explanation = { holds: none.holds.slice(), weight: none.weight.slice(), share: 0 };
      some.holds[cls] = HOLDS;
      none.holds[cls] = EMPTY;
      for (let r = 0; r < RELIABILITIES.length; r++) {
        const mass = this.mass(cls, r);
        for (let a = 0; a < ABUNDANCES.length; a++) {
          const chance = atLeastOne(ABUNDANCES[a]!.rate * mass);
          some.weight[worldOf(r, a)]! *= chance;
          none.weight[worldOf(r, a)]! *= 1 - chance;
        }
      }
      next.push(some);
    }
    return none;
  }

  /** Testimony: where none of the named is poison, somebody lied, and could have named anybody. */
  private name(trial: Trial): void {
    const named = [...new Set(Array.from(trial.named, (at) => this.partition.classOf[at]!))];
    const lie = FALSE_NAME / Math.max(1, trial.tried);
    const next: Explanation[] = [];
    for (const one of this.explanations) {
      next.push(one);
      if (named.some((cls) => one.holds[cls] === HOLDS)) continue;
      const none = this.spread(one, named, next);
      one.holds.splice(0, one.holds.length, ...none.holds);
      for (let world = 0; world < WORLDS; world++) one.weight[world] = none.weight[world]! * lie;
    }
    this.explanations = next;
  }

  /** Nothing explains what happened. What is left is that no message is to blame. */
  private giveUp(): number {
    const weight = new Float64Array(WORLDS).fill(1 / WORLDS);
    this.explanations = [{ holds: this.partition.sizes.map(() => EMPTY), weight, share: 1 }];
    return 0;
  }

  /** Drops what is too unlikely; returns the logarithm of how well the trial was foreseen. */
  private prune(): number {
    let sum = 0;
    for (const one of this.explanations) {
      one.share = 0;
      for (const weight of one.weight) one.share += weight;
      sum += one.share;
    }
    if (!(sum > 0)) return this.giveUp();
    this.explanations = this.explanations
      .filter(({ share }) => share > FLOOR * sum)
      .sort((a, b) => b.share - a.share)
      .slice(0, MOST);
    for (const one of this.explanations) {
      one.share /= sum;
      for (let world = 0; world < WORLDS; world++) one.weight[world]! /= sum;
    }
    return Math.log(sum);
  }
}

/** Chance that all of "at least one, `mean` expected" miss a round. */
export function missed(mean: number, miss: number): number {
  if (mean < 1e-9) return miss;
  return (Math.exp(-mean * (1 - miss)) - Math.exp(-mean)) / atLeastOne(mean);
}
