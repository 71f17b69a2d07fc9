import { choose } from './choose.ts';
import type { Deduction } from './deduce.ts';
import type { Facts } from './facts.ts';
import { halfThePairs, interaction, NO_INTERACTION, thePair } from './interaction.ts';
import type { Mixture } from './outlook.ts';
import { Posterior } from './posterior.ts';
import { priorOf } from './priors.ts';
import type { Options } from './types.ts';
import { type View, view } from './view.ts';

/** Messages accused together: one, or a pair that crashes only together. */
export interface Charge {
  readonly messages: readonly number[];
  readonly confidence: number;
}

/** Where the search stands, in dense numbers. */
export interface Finding {
  readonly view: View;
  readonly charges: readonly Charge[];
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
 * whose outcome is not known beforehand, so the posterior narrows until there is nothing left to ask.
 */
export function investigate(facts: Facts, known: Deduction, options: Options): Finding {
  const seen = view(facts, new Posterior(facts, priorOf(facts)));
  const wanted = options.confidence ?? DEFAULT_CONFIDENCE;
  // Messages that crash alone explain everything but a fall of which each message was stable without the others.
  const entangled = known.contradiction ? interaction(facts, seen.posterior) : NO_INTERACTION;
  if (entangled.likelihood > 0.5 && entangled.pairs.length > 0) return hunt(facts, seen, entangled, options);

  const certainty = seen.certainty * (1 - entangled.likelihood);
  const found = messagesOf(seen, new Map(seen.accused.map((cls) => [cls, 1])));
  const charges = found.map((at): Charge => {
    const own = seen.expected[seen.posterior.partition.classOf[at]!]!;
    return { messages: [at], confidence: Math.min(own, 1) * (1 - entangled.likelihood) };
  });
  const suspects = suspectsOf(seen);
  if (seen.allClear && certainty >= wanted) {
    const release = unconfirmed(facts, charges, options);
    return { view: seen, charges, suspects, release, why: 'one deliberate crash confirms the accused' };
  }
  const choice = choose(facts, seen, options);
  const release = messagesOf(seen, choice.mixture);
  const count = release.length;
  const chance = `${Math.round(100 * choice.outlook.stable)} % likely to stay up`;
  const why = {
    calm: `${count} messages that look clean, ${chance}: good mail first`,
    narrow: `${count} messages, ${chance}: the set whose outcome tells most`,
    'all-clear': `everything but the accused, ${chance}: the all-clear round`,
    accused: `one suspect alone, ${chance}: does it crash the service by itself?`,
  }[choice.kind];
  return { view: seen, charges, suspects, release, why };
}

function hunt(
  facts: Facts,
  seen: View,
  entangled: ReturnType<typeof interaction>,
  options: Options,
): Finding {
  const { sizes } = seen.posterior.partition;
  const pair = thePair(entangled);
  if (!pair) {
    const release = messagesOf(seen, halfThePairs(entangled, sizes));
    const why =
      'every message has been stable without the others: half of the pairs that can crash only together';
    return { view: seen, charges: [], suspects: [], release, why };
  }
  const messages = messagesOf(seen, new Map(pair.map((cls) => [cls, 1])));
  const charges: Charge[] = [{ messages, confidence: entangled.likelihood }];
  const others = new Map(sizes.map((_, cls) => [cls, 1] as const).filter(([cls]) => !pair.includes(cls)));
  const rest = messagesOf(seen, others);
  const cleared = facts.trials.some(({ members, fell }) => {
    const kept = members.filter((at) => facts.gone[at] === 0);
    return !fell && kept.length === rest.length && !kept.some((at) => messages.includes(at));
  });
  const release = cleared ? unconfirmed(facts, charges, options) : rest;
  const why = cleared ? 'the pair together, to confirm it' : 'everything but the pair: the all-clear round';
  return { view: seen, charges, suspects: [], release, why };
}

/** The first charge that has not yet crashed by itself, where that is asked for. */
function unconfirmed(facts: Facts, charges: readonly Charge[], options: Options): readonly number[] {
  if (!options.confirmByCrash) return [];
  return charges.find((charge) => !crashedAlone(facts, charge.messages))?.messages ?? [];
}

export function crashedAlone(facts: Facts, messages: readonly number[]): boolean {
  return facts.trials.some(
    ({ members, fell, tried }) =>
      fell && tried === messages.length && members.every((at) => messages.includes(at)),
  );
}

/** The messages of a mixture, the first of each class by id. */
function messagesOf({ posterior }: View, mixture: Mixture): number[] {
  const { classOf, sizes } = posterior.partition;
  const left = sizes.map((size, cls) => Math.round((mixture.get(cls) ?? 0) * size));
  const messages: number[] = [];
  for (let at = 0; at < classOf.length; at++) {
    const cls = classOf[at]!;
    if (cls < 0 || left[cls]! === 0) continue;
    left[cls]! -= 1;
    messages.push(at);
  }
  return messages;
}

function suspectsOf(seen: View): number[] {
  const { sizes } = seen.posterior.partition;
  const chosen: number[] = [];
  let count = 0;
  for (const cls of seen.ranked) {
    count += sizes[cls]!;
    if (count > FEW || seen.expected[cls]! / sizes[cls]! < 1e-3) break;
    chosen.push(...messagesOf(seen, new Map([[cls, 1]])));
  }
  return chosen;
}
