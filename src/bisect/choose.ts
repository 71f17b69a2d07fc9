import type { Explanation } from './explain.ts';
import type { Facts } from './facts.ts';
import { type Mixture, type Outlook, outlook } from './outlook.ts';
import type { Costs, Options } from './types.ts';

export interface Choice {
  readonly mixture: Mixture;
  readonly outlook: Outlook;
  readonly kind: 'calm' | 'narrow' | 'all-clear' | 'accused';
}

export const USUAL_COSTS: Costs = { downtimePerCrash: 120, secondsPerStableRound: 60 };

/** Chances of staying up that are tried for the next set; the fairest for what rounds cost is tried too. */
const CHANCES = [0.5, 0.57, 0.64];
/** A verdict that is as good as known beforehand is worth this much more where it ends the search. */
const LAST = 1.05;
const EVEN = 0.04;
/** A message this much less suspicious than the worst is calm: good mail, almost surely. */
const CALM = 1 / 20;
/** How readily evidence is hoped for, before the first round has shown whether it leaves any. */
const HOPE = { downtime: 0.5, rounds: 0.1 };
/** And after a round that told what was taken: whether a fall leaves anything, too, is not known by that. */
const TAKES = 0.5;

/**
 * The next set: good mail first where that is nearly safe, otherwise the set whose verdict (and whose evidence, if a
 * fall leaves any) is worth most for what the round costs.
 */
export function choose(facts: Facts, found: Explanation, allClear: boolean, options: Options): Choice {
  const { line } = found;
  const least = Math.min(...found.sure);
  // Of whoever was set apart there is no doubt, and no release.
  const doubtful = least < 1 ? found.sure.indexOf(least) : -1;
  const everything = allBut(found);
  // All the rest is clear: what doubt is left is about an accused, and only its own release can settle that.
  const nobodyElse = everything.mixture.every((part) => part === 0);
  if (doubtful >= 0 && (nobodyElse || (allClear && found.sure[doubtful]! < line.none))) {
    return alone(found, doubtful);
  }
  const calm = calmMail(facts, found, options);
  if (calm) return calm;
  const chances = [...new Set([...CHANCES, fairest(options)])];
  const candidates = [everything, ...chances.map((chance) => narrowTo(found, everything, chance))];
  const worth = valuer(facts, found, options);
  let best = candidates[0]!;
  for (const one of candidates) {
    const factor = best.kind === 'all-clear' ? LAST : 1.01;
    if (worth(one) > factor * worth(best)) best = one;
  }
  return best;
}

/**
 * The chance of staying up at which a verdict tells most for its cost: x with x + x^(cost of a fall / cost of a stable
 * round) = 1, one half where both cost the same (Shannon's channel with symbols of unequal length).
 */
function fairest({ objective = 'downtime', costs = USUAL_COSTS }: Options): number {
  if (objective === 'rounds' || !(costs.downtimePerCrash > 0 && costs.secondsPerStableRound > 0)) return 0.5;
  const ratio = costs.downtimePerCrash / costs.secondsPerStableRound;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (middle + middle ** ratio < 1) low = middle;
    else high = middle;
  }
  return Math.min(0.98, Math.max(0.02, low));
}

function allBut({ line, charges }: Explanation): Choice {
  const mixture = new Float64Array(line.share.length).fill(1);
  for (const charge of charges) for (const cls of charge) mixture[cls] = 0;
  return { mixture, outlook: outlook(line, mixture), kind: 'all-clear' };
}

function alone({ line, charges, sure }: Explanation, which: number): Choice {
  const mixture = new Float64Array(line.share.length);
  for (const cls of charges[which]!) mixture[cls] = 1;
  return { mixture, outlook: { stable: 1 - sure[which]!, bits: 0 }, kind: 'accused' };
}

/** What a round with the set is worth: bits from the verdict, and from what a fall would leave behind, by its cost. */
function valuer(facts: Facts, { line }: Explanation, options: Options): (choice: Choice) => number {
  const objective = options.objective ?? 'downtime';
  const costs = options.costs ?? USUAL_COSTS;
  const hope = hopeOf(facts, options, objective);
  const widest = Math.max(...facts.trials.map((trial) => (trial.inFlight ? trial.members.length : 0)));
  const busy = widest > 0 ? widest : facts.tellingFalls > 0 ? 1 : 4;
  return ({ mixture, outlook: { stable, bits } }) => {
    const told =
      hope > 0 ? hope * (1 - stable) * toldByFall(line.share, line.classes.sizes, mixture, busy) : 0;
    const cost = (1 - stable) * costs.downtimePerCrash + stable * costs.secondsPerStableRound;
    return (bits + told) / (objective === 'rounds' ? 1 : cost);
  };
}

/** Bits that the messages in work at a fall tell about its poison: all but what chance brought in beside it. */
function toldByFall(share: Float64Array, sizes: Int32Array, mixture: Mixture, busy: number): number {
  let mass = 0;
  let count = 0;
  let bits = 0;
  for (let cls = 0; cls < share.length; cls++) {
    const inside = mixture[cls]! * share[cls]!;
    count += mixture[cls]! * sizes[cls]!;
    if (inside <= 0) continue;
    mass += inside;
    bits -= inside * Math.log2(share[cls]! / sizes[cls]!);
  }
  if (mass <= 0) return 0;
  const suspects = 2 ** (bits / mass + Math.log2(mass));
  return Math.max(0, Math.log2(suspects) - Math.log2(1 + (busy - 1) * Math.min(1, suspects / count)));
}

function hopeOf(facts: Facts, options: Options, objective: 'downtime' | 'rounds'): number {
  const { tellingFalls, blindFalls, tellsTaken } = facts;
  // Hoped for as often as it came: one that came once and never again would play the same great fall for ever.
  if (tellingFalls > 0) return tellingFalls / (tellingFalls + blindFalls);
  if (blindFalls > 0 || options.evidence === 'none') return 0;
  if (options.evidence === 'expected') return 1;
  if (tellsTaken === null) return HOPE[objective];
  return tellsTaken ? TAKES : 0;
}

/** The calm mail (far less suspicious than the worst), if it is nearly safe to release and much of it has never been out. */
function calmMail(facts: Facts, found: Explanation, options: Options): Choice | undefined {
  const { line, charges } = found;
  const { sizes, classOf } = line.classes;
  const density = (cls: number): number => line.share[cls]! / sizes[cls]!;
  const worst = line.order[0] === undefined ? 0 : density(line.order[0]);
  const mixture = new Float64Array(sizes.length);
  const accused = new Set(charges.flat());
  for (const cls of line.order) if (density(cls) < CALM * worst && !accused.has(cls)) mixture[cls] = 1;
  let waiting = 0;
  for (let at = 0; at < facts.size; at++) {
    if (facts.untried[at] === 1 && classOf[at]! >= 0) waiting += mixture[classOf[at]!]!;
  }
  if (waiting === 0 || waiting < 0.05 * facts.size) return undefined;
  const seen = outlook(line, mixture);
  const all = mixture.every((part, cls) => part === 1 || accused.has(cls));
  const downtime = (options.objective ?? 'downtime') === 'downtime';
  if (!downtime && facts.trials.length > 1) return undefined;
  const safe = downtime ? 0.25 : 0.6;
  return seen.stable >= safe ? { mixture, outlook: seen, kind: all ? 'all-clear' : 'calm' } : undefined;
}

/** The most suspicious messages, as many as leave the service about this chance of staying up. */
function narrowTo({ line }: Explanation, everything: Choice, chance: number): Choice {
  const { sizes } = line.classes;
  const order = line.order.filter((cls) => everything.mixture[cls] === 1);
  const at = (classes: number, count: number): Choice => {
    const mixture = new Float64Array(sizes.length);
    for (const cls of order.slice(0, classes)) mixture[cls] = 1;
    const next = order[classes];
    if (next !== undefined) mixture[next] = count / sizes[next]!;
    return { mixture, outlook: outlook(line, mixture), kind: 'narrow' };
  };
  if (everything.outlook.stable >= chance) return everything;
  const classes = lastAbove(order.length, (count) => at(count, 0).outlook.stable >= chance);
  const size = sizes[order[classes]!]!;
  const few = lastAbove(size, (count) => at(classes, count).outlook.stable >= chance);
  const [a, b] = [at(classes, few), at(classes, few + 1)];
  const nearer = Math.abs(b.outlook.stable - chance) < Math.abs(a.outlook.stable - chance);
  const nearest = nearer || (classes === 0 && few === 0) ? b : a;
  const even = [Math.floor(Math.log2(few + 1)), Math.ceil(Math.log2(few + 1))]
    .map((power) => 2 ** power)
    .filter((count) => count <= size)
    .map((count) => at(classes, count));
  for (const one of even)
    if (one.outlook.bits > nearest.outlook.bits - EVEN * line.readings[0]!.weight ** 2) return one;
  return nearest;
}

/** The largest count below `limit` for which `holds`; it holds for 0. */
function lastAbove(limit: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
