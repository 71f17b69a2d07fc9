import type { Facts, Trial } from './facts.ts';
import { WORLDS } from './worlds.ts';

/** A trial in terms of classes. */
export interface Observation {
  readonly fell: boolean;
  /** 1 for every class whose messages were in it. */
  readonly inside: Uint8Array;
  /** Per world: the chance that it fell with no poison inside. */
  readonly alarms: readonly number[];
}

/** Messages that have been through the same trials with the same suspicion: nothing that happened tells them apart. */
export interface Classes {
  /** Class of each message; -1 for those out of the game. */
  readonly classOf: Int32Array;
  readonly sizes: Int32Array;
  /** Prior weight of one message of the class; equal throughout it. */
  readonly weights: Float64Array;
  readonly stable: readonly Observation[];
  /** Smallest first, testimony among them: a fall of those it names. */
  readonly falls: readonly Observation[];
  /** In how many stable trials each class was. */
  readonly calm: Int32Array;
  /** 1 for those named: found by hearsay, they say nothing about how much poison there is. */
  readonly named: Uint8Array;
}

/** The spool fell before we came. That it was for no reason, or for one outside the spool, is unlikely. */
const FALSE_ALARM = 0.01;
/** Testimony is wrong this seldom. Kept strong, because what rests on it alone is marked. */
const FALSE_NAME = 0.0005;
/** None of those in work at a fall made it fall: hardly ever, for that is where the service was. */
const FALSE_FLIGHT = 1e-5;

/** `weight` is each message's prior; a message of weight 0 is out of the game. */
export function classify(facts: Facts, weight: Float64Array): Classes {
  const split = new Splitter(weight);
  for (const trial of facts.trials) {
    split.by(trial.members);
    split.by(trial.named);
  }
  for (const at of facts.apart) split.by(Int32Array.of(at));
  const { classOf } = split;
  const sizes = Int32Array.from(split.sizes);
  const calm = new Int32Array(sizes.length);
  const named = new Uint8Array(sizes.length);
  const stable: Observation[] = [];
  const falls: Observation[] = [];
  facts.trials.forEach((trial, i) => {
    const inside = insideOf(trial.members, classOf, sizes.length);
    if (trial.fell) falls.push({ fell: true, inside, alarms: alarmsOf(trial, i === 0) });
    else {
      stable.push({ fell: false, inside, alarms: [] });
      for (let cls = 0; cls < calm.length; cls++) calm[cls]! += inside[cls]!;
    }
  });
  for (const trial of facts.trials) {
    const inside = insideOf(trial.named, classOf, sizes.length);
    // Whoever was named and stayed up in another round is judged by the verdicts alone.
    for (let cls = 0; cls < calm.length; cls++) if (calm[cls]! > 0) inside[cls] = 0;
    if (!inside.includes(1)) continue;
    falls.push({
      fell: true,
      inside,
      alarms: WORLDS.map(() => hearsay(trial, FALSE_NAME * trial.named.length)),
    });
    for (let cls = 0; cls < named.length; cls++) named[cls]! |= inside[cls]!;
  }
  const count = (fall: Observation): number =>
    fall.inside.reduce((sum, flag, cls) => sum + flag * sizes[cls]!, 0);
  const counted = falls.map((fall) => ({ fall, size: count(fall) })).filter(({ size }) => size > 0);
  counted.sort((a, b) => a.size - b.size);
  const weights = Float64Array.from(split.weights);
  return { classOf, sizes, weights, stable, falls: counted.map(({ fall }) => fall), calm, named };
}

function alarmsOf(trial: Trial, diagnosis: boolean): number[] {
  if (trial.inFlight) return WORLDS.map(() => hearsay(trial, FALSE_FLIGHT * trial.members.length));
  return WORLDS.map(({ spurious }) => (diagnosis ? FALSE_ALARM : spurious));
}

/** Chance that just these few among all that were tried are told of, with none of them to blame. */
const hearsay = (trial: Trial, wrong: number): number => wrong / Math.max(1, trial.tried);

export function insideOf(members: Int32Array, classOf: Int32Array, count: number): Uint8Array {
  const inside = new Uint8Array(count);
  for (const at of members) if (classOf[at]! >= 0) inside[classOf[at]!] = 1;
  return inside;
}

/** Splits every class that a set cuts through. */
class Splitter {
  readonly classOf: Int32Array;
  readonly sizes: number[] = [];
  readonly weights: number[] = [];

  /** Starts with one class for every distinct weight. */
  constructor(weight: Float64Array) {
    this.classOf = new Int32Array(weight.length).fill(-1);
    const known = new Map<number, number>();
    for (let at = 0; at < weight.length; at++) {
      const own = weight[at]!;
      if (own === 0) continue;
      let cls = known.get(own);
      if (cls === undefined) {
        cls = this.open(own);
        known.set(own, cls);
      }
      this.classOf[at] = cls;
      this.sizes[cls]! += 1;
    }
  }

  private open(weight: number): number {
    this.weights.push(weight);
    return this.sizes.push(0) - 1;
  }

  by(members: Int32Array): void {
    const inside = new Int32Array(this.sizes.length);
    for (const at of members) if (this.classOf[at]! >= 0) inside[this.classOf[at]!]! += 1;
    const moved = new Int32Array(inside.length).fill(-1);
    let cut = false;
    for (let from = 0; from < moved.length; from++) {
      if (inside[from] === 0 || inside[from] === this.sizes[from]) continue;
      moved[from] = this.open(this.weights[from]!);
      this.sizes[moved[from]!] = inside[from]!;
      this.sizes[from]! -= inside[from]!;
      cut = true;
    }
    if (!cut) return;
    for (const at of members) {
      const cls = this.classOf[at]!;
      if (cls >= 0 && moved[cls]! >= 0) this.classOf[at] = moved[cls]!;
    }
  }
}
