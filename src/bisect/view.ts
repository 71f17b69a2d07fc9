import type { Facts } from './facts.ts';
import { certainty, expectedPoison } from './outlook.ts';
import type { Posterior } from './posterior.ts';

/** The posterior, read: who is accused, how sure that is, and who comes next in suspicion. */
export interface View {
  readonly posterior: Posterior;
  readonly expected: Float64Array;
  /** Classes of one message that are more likely poison than not, most likely first. */
  readonly accused: readonly number[];
  readonly certainty: number;
  /** Classes by poison per message, most suspicious first. */
  readonly ranked: readonly number[];
  /** The last word of every search: all but the accused in one round, and it stayed up. */
  readonly allClear: boolean;
}

export function view(facts: Facts, posterior: Posterior): View {
  const { sizes, classOf } = posterior.partition;
  const expected = expectedPoison(posterior);
  const density = (cls: number): number => expected[cls]! / sizes[cls]!;
  const ranked = sizes
    .map((_, cls) => cls)
    .filter((cls) => sizes[cls]! > 0)
    .sort((a, b) => density(b) - density(a) || a - b);
  const accused = ranked.filter((cls) => sizes[cls] === 1 && expected[cls]! > 0.5);
  const set = new Set(accused);
  let others = 0;
  for (let at = 0; at < facts.size; at++) if (classOf[at]! >= 0 && !set.has(classOf[at]!)) others += 1;
  // With nothing else left to release, the accused must have fallen since the diagnosis, which the index may explain.
  const fellSince = facts.trials.some((trial, i) => i > 0 && trial.fell);
  const allClear =
    (others === 0 && fellSince) ||
    facts.trials.some((trial) => !trial.fell && clears(facts, trial.members, classOf, set) === others);
  return { posterior, expected, accused, certainty: certainty(posterior, set), ranked, allClear };
}

/** How many of those still there the members cover; -1 where an accused is among them. */
function clears(
  facts: Facts,
  members: Int32Array,
  classOf: Int32Array,
  accused: ReadonlySet<number>,
): number {
  let count = 0;
  for (const at of members) {
    if (facts.gone[at] === 1) continue;
    if (accused.has(classOf[at]!)) return -1;
    count += 1;
  }
  return count;
}
