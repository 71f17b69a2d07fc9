import type { Deduction } from './deduce.ts';
import type { Facts } from './facts.ts';

/**
 * The article's own method: put half of the messages back; after a crash halve what crashed, after a stable round
 * go on with the other half. With a poison found, everything that is left goes back in one round.
 *
 * Returns the messages of the next round, or nothing where all but the poison are cleared.
 */
export function halve(facts: Facts, known: Deduction): number[] {
  const smallest = known.open[0];
  if (smallest) return Array.from(smallest.subarray(0, Math.ceil(smallest.length / 2)));
  const accused = new Set([...known.poison, ...facts.apart]);
  const rest: number[] = [];
  for (let at = 0; at < facts.size; at++) {
    if (known.cleared[at] === 0 && facts.pinned[at] === 0 && !accused.has(at)) rest.push(at);
  }
  // The only message there is: the fall before the quarantine may have been the index's, so it is tried once.
  const isTried = rest.length > 0 || facts.trials.length > 1;
  return isTried ? rest : known.poison.filter((at) => !facts.apart.includes(at));
}
