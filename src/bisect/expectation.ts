import type { Finding } from './adaptive.ts';
import type { Facts } from './facts.ts';
import type { Expected } from './types.ts';

/**
 * Rounds still to come. A verdict tells at most one bit, so the entropy of where the next poison is, plus the
 * all-clear round, is what is likely; the least is a lucky guess and its all-clear, the most is another poison of the
 * same kind and every message of it found blind.
 */
export function expectation(facts: Facts, { found, charges }: Finding): Expected {
  const { share, none, classes } = found.line;
  let bits = 0;
  for (let cls = 0; cls < share.length; cls++) {
    if (share[cls]! > 0) bits -= share[cls]! * Math.log2(share[cls]! / classes.sizes[cls]!);
  }
  const perRound = facts.tellingFalls > 0 ? 3 : 1;
  const likely = found.certainty > 0.5 ? 1 : Math.max(1, Math.ceil(bits / perRound) + 1);
  const blind = Math.ceil(Math.log2(Math.max(2, facts.size)) / perRound);
  const most = Math.max(likely, Math.ceil(likely + (2 - none) * (blind + 1)));
  return { least: charges.length > 0 ? 1 : Math.min(2, likely), likely, most };
}
