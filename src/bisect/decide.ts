import { type Finding, investigate } from './adaptive.ts';
import { USUAL_COSTS } from './choose.ts';
import { accuse, conclude } from './conclude.ts';
import { type Deduction, deduce } from './deduce.ts';
import { expectation } from './expectation.ts';
import { type Facts, gather } from './facts.ts';
import { halve } from './halving.ts';
import { standingOf } from './standing.ts';
import type { Decision, Expected, History, Options } from './types.ts';

/** What either strategy comes to: charges so far, and the next set (empty: the search is over). */
interface Opinion extends Pick<Finding, 'charges' | 'suspects' | 'release' | 'why'> {
  readonly expected: Expected;
}

/**
 * The next round, or the end. Pure: the whole history in, the same decision out; nothing is remembered between calls,
 * so a verdict corrected by hand changes all that was derived from it.
 */
export function decide(history: History, options: Options = {}): Decision {
  const facts = gather(history, options);
  const known = deduce(facts);
  // Half of nothing finds no culprit: where every message was stable by itself, the article's method has no next step.
  const halving = options.strategy === 'halving' && !known.contradiction;
  const opinion = halving ? byHalves(facts, known) : byEvidence(facts, options);
  const over = opinion.release.length === 0;
  const poison = accuse(facts, known, opinion.charges, over, options);
  const accused = opinion.charges.flatMap((charge) => charge.messages);
  const standing = standingOf(facts, known.cleared, opinion.suspects, accused);
  const rounds = history.rounds.length;
  if (over) return conclude(poison.length > 0 ? 'poison-found' : 'no-poison', poison, standing, rounds);
  if (spent(history, options)) return conclude('limit-reached', poison, standing, rounds);
  const release = opinion.release.map((at) => facts.roster.ids[at]!);
  return { next: 'release', release, why: opinion.why, expected: opinion.expected, standing };
}

function byEvidence(facts: Facts, options: Options): Opinion {
  const finding = investigate(facts, options);
  return { ...finding, expected: expectation(facts, finding) };
}

function byHalves(facts: Facts, known: Deduction): Opinion {
  const release = halve(facts, known);
  const charges = known.poison.map((at) => ({ messages: [at], confidence: 1 }));
  const suspects = Array.from(known.open[0] ?? []);
  const left = Math.ceil(Math.log2(Math.max(1, suspects.length))) + 1;
  const most = left + Math.ceil(Math.log2(facts.size + 1)) + 1;
  const why = suspects.length > 0 ? 'half of the set that crashed' : 'everything that is left';
  return { charges, suspects, release, why, expected: { least: left, likely: left, most } };
}

function spent(history: History, { limits, costs = USUAL_COSTS }: Options): boolean {
  if (history.rounds.length >= (limits?.maxRounds ?? Number.POSITIVE_INFINITY)) return true;
  const falls = history.rounds.filter(({ verdict }) => verdict === 'crashed' || verdict === 'hung').length;
  return (falls + 1) * costs.downtimePerCrash > (limits?.maxDowntimeSeconds ?? Number.POSITIVE_INFINITY);
}
