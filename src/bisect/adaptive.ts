import { choose } from './choose.ts';
import { type Explanation, explain } from './explain.ts';
import type { Facts } from './facts.ts';
import type { Mixture } from './outlook.ts';
import type { Options } from './types.ts';

/** Messages accused together: one, or several that crash only together. */
export interface Accused {
  readonly messages: readonly number[];
  readonly confidence: number;
}

/** Where the search stands, in dense numbers. */
export interface Finding {
  readonly found: Explanation;
  readonly charges: readonly Accused[];
  /** Most suspicious first; empty where nobody stands out. */
  readonly suspects: readonly number[];
  /** The next set; empty where the search is over. */
  readonly release: readonly number[];
  readonly why: string;
}

const DEFAULT_CONFIDENCE = 0.99;
/** More suspects than this are no suspects. */
const FEW = 200;

/**
 * The next round by all that is known.
 *
 * Invariant: nothing ends the search but an all-clear round (everything but the accused released, and stable) together
 * with the asked confidence, and where asked for, a crash of every accused alone. Every round before that is one
 * whose outcome is not known beforehand, so what may have happened narrows until there is nothing left to ask.
 */
export function investigate(facts: Facts, options: Options): Finding {
  const found = explain(facts);
  const wanted = options.confidence ?? DEFAULT_CONFIDENCE;
  const charges = found.charges.map(
    (charge, i): Accused => ({
      messages: messagesOf(found, only(found, charge)),
      confidence: found.sure[i]!,
    }),
  );
  const suspects = suspectsOf(found);
  const cleared = allClear(facts, charges);
  if (cleared && found.certainty >= wanted) {
    const release = unconfirmed(facts, charges, options);
    return { found, charges, suspects, release, why: 'one deliberate crash confirms the accused' };
  }
  if (found.trial.length > 0) {
    const why = 'every message has been stable without the others: which of them crash only together?';
    return { found, charges, suspects, release: found.trial, why };
  }
  const choice = choose(facts, found, cleared, options);
  const release = messagesOf(found, choice.mixture);
  const count = release.length;
  const chance = `${Math.round(100 * choice.outlook.stable)} % likely to stay up`;
  const why = {
    calm: `${count} messages that look clean, ${chance}: good mail first`,
    narrow: `${count} messages, ${chance}: the set whose outcome tells most`,
    'all-clear':
      charges.length > 0
        ? `everything but the accused, ${chance}: the all-clear round`
        : `everything that is left, ${chance}: what a fall leaves behind tells most`,
    accused: `one suspect alone, ${chance}: does it crash the service by itself?`,
  }[choice.kind];
  return { found, charges, suspects, release, why };
}

/** All but the accused in one round, and it stayed up; those that have since been stable by themselves may be missing. */
function allClear(facts: Facts, charges: readonly Accused[]): boolean {
  const { pinned, gone, idle, trials } = facts;
  const waiting = pinned.map((flag, at) => (flag + gone[at]! + idle[at]! > 0 ? 0 : 1));
  const accused = new Set(charges.flatMap((charge) => charge.messages));
  for (const at of accused) waiting[at] = 0;
  const count = waiting.reduce((sum, flag) => sum + flag, 0);
  if (count === 0) return true;
  return trials.some(({ fell, members }, i) => {
    if (fell) return false;
    const since = trials.slice(i + 1).filter((later) => !later.fell && later.tried === 1);
    const read = new Set(since.map((later) => later.members[0]!).filter((at) => waiting[at] === 1));
    if (members.length + read.size < count || members.some((at) => accused.has(at))) return false;
    const acquitted = members.reduce((sum, at) => sum + (read.has(at) ? 0 : waiting[at]!), read.size);
    return acquitted === count;
  });
}

/** The first charge that has not yet crashed by itself, where that is asked for. */
function unconfirmed(facts: Facts, charges: readonly Accused[], options: Options): readonly number[] {
  if (!options.confirmByCrash) return [];
  const isThere = ({ messages }: Accused): boolean => !messages.some((at) => facts.apart.includes(at));
  return charges.find((one) => isThere(one) && !crashedAlone(facts, one.messages))?.messages ?? [];
}

export function crashedAlone(facts: Facts, messages: readonly number[]): boolean {
  return facts.trials.some(
    ({ members, fell, tried }) =>
      fell && tried === messages.length && members.every((at) => messages.includes(at)),
  );
}

function only({ line }: Explanation, classes: readonly number[]): Mixture {
  const mixture = new Float64Array(line.share.length);
  for (const cls of classes) mixture[cls] = 1;
  return mixture;
}

/** The messages of a mixture, the first of each class by id. */
function messagesOf({ line }: Explanation, mixture: Mixture): number[] {
  const { classOf, sizes } = line.classes;
  const left = mixture.map((part, cls) => Math.round(part * sizes[cls]!));
  const messages: number[] = [];
  for (let at = 0; at < classOf.length; at++) {
    const cls = classOf[at]!;
    if (cls < 0 || left[cls]! === 0) continue;
    left[cls]! -= 1;
    messages.push(at);
  }
  return messages;
}

function suspectsOf(found: Explanation): number[] {
  const { order, share, classes } = found.line;
  const chosen: number[] = [];
  let count = 0;
  for (const cls of order) {
    count += classes.sizes[cls]!;
    if (count > FEW || share[cls]! / classes.sizes[cls]! < 1e-3) break;
    chosen.push(...messagesOf(found, only(found, [cls])));
  }
  return chosen;
}
