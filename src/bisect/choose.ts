import type { Facts } from './facts.ts';
import { type Mixture, type Outlook, outlook } from './outlook.ts';
import type { Costs, Options } from './types.ts';
import type { View } from './view.ts';

export interface Choice {
  readonly mixture: Mixture;
  readonly outlook: Outlook;
  readonly kind: 'calm' | 'narrow' | 'all-clear' | 'accused';
}

export const USUAL_COSTS: Costs = { downtimePerCrash: 120, secondsPerStableRound: 60 };

/** Chances of staying up that are tried for the next set. */
const CHANCES = [0.5, 0.38, 0.62];
/** Above this a message is left out of the search: it has been found. */
const FOUND = 0.97;
/** From here on the accused are likely to be all the poison there is. */
const LIKELY = 0.22;
/** A message this much less suspicious than the worst is calm: good mail, almost surely. */
const CALM = 1 / 20;
/** How readily evidence is hoped for, before the first fall has shown whether it leaves any. */
const HOPE = { downtime: 0.5, rounds: 0 };

/**
 * The next set: good mail first where that is nearly safe, otherwise the set whose verdict (and whose evidence, if a
 * fall leaves any) is worth most for what the round costs.
 */
export function choose(facts: Facts, view: View, options: Options): Choice {
  const calm = calmMail(facts, view, options);
  if (calm) return calm;
  const objective = options.objective ?? 'downtime';
  const { posterior, ranked, expected, accused } = view;
  const { sizes } = posterior.partition;
  const searched = ranked.filter((cls) => !(sizes[cls] === 1 && expected[cls]! > FOUND));
  const set = new Set(accused);
  const whole = (classes: readonly number[], kind: Choice['kind']): Choice => {
    const mixture = new Map(classes.map((cls) => [cls, 1]));
    return { mixture, outlook: outlook(posterior, mixture), kind };
  };
  const allClear = whole(
    ranked.filter((cls) => !set.has(cls)),
    'all-clear',
  );
  // Every search ends with this round; where it is likely to be the last one, it is the next one too.
  if (view.certainty > LIKELY && !view.allClear && allClear.mixture.size > 0) return allClear;
  const doubtful = accused.at(-1);
  // All the rest is clear: what doubt is left is about an accused, and only its own release can settle that.
  if (view.allClear && doubtful !== undefined && 2 * (1 - expected[doubtful]!) > 1 - view.certainty) {
    return whole([doubtful], 'accused');
  }
  const candidates = [
    ...CHANCES.map((chance) => narrowTo(view, searched, chance)),
    allClear,
    ...accused.map((cls) => whole([cls], 'accused')),
  ];
  if (objective === 'downtime' || facts.tellingFalls > 0) candidates.push(whole(quiet(view), 'narrow'));
  const worth = valuer(facts, view, options);
  let best = candidates[0]!;
  for (const one of candidates) if (worth(one) > 1.02 * worth(best)) best = one;
  return best;
}

/** What a round with the set is worth: bits from the verdict, and from what a fall would leave behind, by its cost. */
function valuer(facts: Facts, view: View, options: Options): (choice: Choice) => number {
  const objective = options.objective ?? 'downtime';
  const costs = options.costs ?? USUAL_COSTS;
  const hope = hopeOf(facts, options, objective);
  const { sizes } = view.posterior.partition;
  const widest = Math.max(
    1,
    ...facts.trials.filter((trial) => trial.inFlight).map((trial) => trial.members.length),
  );
  return ({ mixture, outlook: { stable, bits } }) => {
    let count = 0;
    for (const [cls, part] of mixture) count += part * sizes[cls]!;
    const left = Math.min(Math.max(widest, facts.tellingFalls > 0 ? 1 : 4), (count + 1) / 2);
    const evidence = hope * (1 - stable) * Math.max(0, Math.log2(count / left));
    const cost = (1 - stable) * costs.downtimePerCrash + stable * costs.secondsPerStableRound;
    return (bits + evidence) / (objective === 'rounds' ? 1 : cost);
  };
}

function hopeOf(facts: Facts, options: Options, objective: 'downtime' | 'rounds'): number {
  const { tellingFalls, blindFalls } = facts;
  // Hoped for as often as it came: one that came once and never again would play the same great fall for ever.
  if (tellingFalls > 0) return tellingFalls / (tellingFalls + blindFalls);
  if (blindFalls > 0 || options.evidence === 'none') return 0;
  return options.evidence === 'expected' ? 1 : HOPE[objective];
}

/** All that is far less suspicious than the worst. */
function quiet({ posterior, ranked, expected }: View): number[] {
  const { sizes } = posterior.partition;
  const worst = ranked[0] === undefined ? 0 : expected[ranked[0]]! / sizes[ranked[0]]!;
  return ranked.filter((cls) => expected[cls]! / sizes[cls]! < CALM * worst);
}

/** The calm mail, if it is nearly safe to release and much of it has never been out. */
function calmMail(facts: Facts, view: View, options: Options): Choice | undefined {
  const { posterior, accused } = view;
  const { sizes, classOf } = posterior.partition;
  const classes = quiet(view);
  const calm = new Set(classes);
  const waiting = facts.untried.reduce(
    (sum, flag, at) => sum + (flag === 1 && calm.has(classOf[at]!) ? 1 : 0),
    0,
  );
  if (waiting === 0 || waiting < 0.05 * facts.size) return undefined;
  const mixture = new Map(classes.map((cls) => [cls, 1]));
  const seen = outlook(posterior, mixture);
  const others =
    sizes.reduce((sum, size) => sum + size, 0) - classes.reduce((sum, cls) => sum + sizes[cls]!, 0);
  const kind = others === accused.length ? 'all-clear' : 'calm';
  const safe = (options.objective ?? 'downtime') === 'downtime' ? 0.25 : 0.6;
  return seen.stable >= safe ? { mixture, outlook: seen, kind } : undefined;
}

/** The most suspicious messages, as many as leave the service about this chance of staying up. */
function narrowTo({ posterior }: View, ranked: readonly number[], chance: number): Choice {
  const { sizes } = posterior.partition;
  const at = (classes: number, count: number): Choice => {
    const mixture = new Map(ranked.slice(0, classes).map((cls) => [cls, 1]));
    const next = ranked[classes];
    if (next !== undefined && count > 0) mixture.set(next, count / sizes[next]!);
    return { mixture, outlook: outlook(posterior, mixture), kind: 'narrow' };
  };
  const all = at(ranked.length, 0);
  if (all.outlook.stable >= chance) return all;
  const classes = lastAbove(ranked.length, (count) => at(count, 0).outlook.stable >= chance);
  const size = sizes[ranked[classes]!]!;
  const few = lastAbove(size, (count) => at(classes, count).outlook.stable >= chance);
  const [a, b] = [at(classes, few), at(classes, few + 1)];
  const nearer = Math.abs(b.outlook.stable - chance) < Math.abs(a.outlook.stable - chance);
  return nearer || a.mixture.size === 0 ? b : a;
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
