import { type Finding, investigate } from './adaptive.ts';
import { USUAL_COSTS } from './choose.ts';
import { accuse, conclude } from './conclude.ts';
import { clearedBy, deduce } from './deduce.ts';
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
  const cleared = clearedBy(facts);
  const opinion = byHalves(facts, cleared, options) ?? byEvidence(facts, options);
  const over = opinion.release.length === 0;
  const accused = opinion.charges.flatMap((charge) => charge.messages);
  const standing = standingOf(facts, cleared, opinion.suspects, accused);
  if (!over && !spent(history, options)) {
    const release = opinion.release.map((at) => facts.roster.ids[at]!);
    return { next: 'release', release, why: opinion.why, expected: opinion.expected, standing };
  }
  const poison = accuse(facts, cleared, opinion.charges, over, options);
  const because = over ? (poison.length > 0 ? 'poison-found' : 'no-poison') : 'limit-reached';
  return conclude(because, poison, standing, history.rounds.length);
}

function byEvidence(facts: Facts, options: Options): Opinion {
  const finding = investigate(facts, options);
  return { ...finding, expected: expectation(facts, finding) };
}

/** Half of nothing finds no culprit: where every message was stable by itself, the article's method has no next step. */
function byHalves(facts: Facts, cleared: Uint8Array, options: Options): Opinion | undefined {
  if (options.strategy !== 'halving') return undefined;
  const known = deduce(facts, cleared);
  if (known.contradiction) return undefined;
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
