import { type Classes, classify } from './classes.ts';
import type { Facts } from './facts.ts';
import { type Charge, type Lineup, lineup } from './lineup.ts';
import { priorOf } from './priors.ts';
import { together } from './together.ts';

/** The accused, how sure each of them is, and who may be next. */
export interface Explanation {
  readonly line: Lineup;
  readonly charges: readonly Charge[];
  /** Chance that each charge is right, given the others. */
  readonly sure: readonly number[];
  /** Chance that the accused are poison, and all the poison there is. */
  readonly certainty: number;
  /** Where messages seem to crash only together: the next set that tells which. */
  readonly trial: readonly number[];
}

/** From here on a single message is accused; a round more and it is found, or acquitted. */
const ACCUSED = 0.75;
/** Below this an accused is let go again, when the others are known. */
const DOUBTED = 0.5;

/**
 * Accuses one message after the other, the most suspicious first, and looks at each of them again in the light of the
 * others: what was accused for a fall that a later one accounts for is let go. Messages that crash only together are
 * thought of last, where a fall contradicts every message by itself.
 */
export function explain(facts: Facts): Explanation {
  const classes = classify(facts, priorOf(facts));
  const innocent = new Set<number>();
  /** How sure the sets are; a single message is looked at when all the others are known. */
  const sets = new Map<Charge, number>();
  const apart = new Set(facts.apart.map((at) => classes.classOf[at]!));
  let accused: readonly Charge[] = [...new Set([...apart, ...fellAlone(classes)])].map((cls) => [cls]);
  for (;;) {
    const { line, trial, others } = accuse(facts, classes, accused, innocent, sets);
    const { charges } = line;
    const sure = charges.map((charge) =>
      charge.length === 1 && apart.has(charge[0]!) ? 1 : (sets.get(charge) ?? sureOf(facts, line, charge)),
    );
    const worst = sure.indexOf(Math.min(...sure));
    if (worst < 0 || sure[worst]! >= DOUBTED) {
      const certainty =
        trial.length > 0 ? 0 : sure.reduce((product, own) => product * own, line.none * (1 - others));
      return { line, charges, sure, certainty, trial };
    }
    innocent.add(charges[worst]![0]!);
    accused = charges.filter((_, i) => i !== worst);
  }
}

/** Whoever fell all alone needs no comparing with others to be accused; whether it was for no reason is seen later. */
function fellAlone({ falls, sizes }: Classes): Set<number> {
  const alone = new Set<number>();
  for (const { inside } of falls) {
    const first = inside.indexOf(1);
    if (sizes[first] === 1 && inside.lastIndexOf(1) === first) alone.add(first);
  }
  return alone;
}

/** With it against without it, where others, or it together with others, may have done what it is accused of. */
function sureOf(facts: Facts, line: Lineup, charge: Charge): number {
  const [cls] = charge;
  const without = lineup(
    line.classes,
    line.charges.filter((other) => other !== charge),
  );
  const rate = without.readings[0]!.found * line.classes.weights[cls!]!;
  const missed = line.classes.calm[cls!]! > 0;
  const several = missed ? together(without, facts) : undefined;
  const set = several ? Math.exp(several.evidence - without.evidence) : 0;
  const against = Math.max(1e-12, 1 - without.share[cls!]! + set);
  const odds = (rate * Math.exp(line.evidence - without.evidence)) / against;
  return odds / (1 + odds);
}

function accuse(
  facts: Facts,
  classes: Classes,
  accused: readonly Charge[],
  innocent: ReadonlySet<number>,
  sets: Map<Charge, number>,
): { line: Lineup; trial: readonly number[]; others: number } {
  let charges = accused;
  for (;;) {
    const line = lineup(classes, charges);
    const next = line.order.find((cls) => !innocent.has(cls));
    if (next !== undefined && classes.sizes[next] === 1 && line.share[next]! >= ACCUSED) {
      charges = [...charges, [next]];
      continue;
    }
    const several = contradicted(line) ? together(line, facts) : undefined;
    const sure = several ? 1 / (1 + Math.exp(line.evidence - several.evidence)) : 0;
    if (!several || sure < DOUBTED) return { line, trial: [], others: sure };
    if (!several.set) return { line, trial: several.trial, others: sure };
    const charge = several.set.map((at) => classes.classOf[at]!);
    charges = [...charges, charge];
    sets.set(charge, sure);
  }
}

/** A fall of messages each of which has been stable in another round. */
const contradicted = ({ open, classes }: Lineup): boolean =>
  open.some(({ inside }) => inside.every((flag, cls) => flag === 0 || classes.calm[cls]! > 0));
