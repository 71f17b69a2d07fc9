import type { DriveOptions, Id, Oracle, Suspect } from '../../../src/bisect/index.ts';
import type { Random } from './random.ts';

/** A spool and a service to search in. */
export interface Scene {
  messages: Suspect[];
  poison: ReadonlySet<Id>;
  oracle: Oracle;
  options: DriveOptions;
  /** Poison that the answer must name, as sets. Absent: every poison message by itself. */
  together?: Id[];
}

export type Model = (n: number, d: number, random: Random, argument: string) => Scene;

const spool = (n: number): Suspect[] => Array.from({ length: n }, (_, id) => ({ id }));
const rounds: DriveOptions = { objective: 'rounds' };

const blind: Model = (n, d, random) => {
  const poison = new Set<Id>(random.pick(d, n));
  const oracle: Oracle = async (released) => ({
    verdict: released.some((id) => poison.has(id)) ? 'crashed' : 'stable',
  });
  return { messages: spool(n), poison, oracle, options: rounds };
};

/** Every poison misses its crash with chance `argument`; one round in fifty falls for no reason. */
const flaky: Model = (n, d, random, argument) => {
  const poison = new Set<Id>(random.pick(d, n));
  const miss = Number(argument || 0.1);
  const oracle: Oracle = async (released) => {
    const hit = released.some((id) => poison.has(id) && random.next() >= miss);
    return { verdict: hit || random.next() < 0.02 ? 'crashed' : 'stable' };
  };
  return { messages: spool(n), poison, oracle, options: rounds };
};

/** What k workers do with a queue until the work on a poison ends. */
export function work(released: readonly Id[], poison: ReadonlySet<Id>, k: number, random: Random) {
  const queue = [...released];
  for (let i = queue.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [queue[i], queue[j]] = [queue[j]!, queue[i]!];
  }
  const busy: { id: Id; ends: number }[] = [];
  const taken: Id[] = [];
  let head = 0;
  let now = 0;
  for (;;) {
    while (busy.length < k && head < queue.length)
      busy.push({ id: queue[head++]!, ends: now + random.exponential() });
    if (busy.length === 0) return { verdict: 'stable' as const, taken };
    const first = busy.reduce((a, b) => (b.ends < a.ends ? b : a));
    now = first.ends;
    if (poison.has(first.id))
      return { verdict: 'crashed' as const, taken, inFlight: busy.map(({ id }) => id) };
    busy.splice(busy.indexOf(first), 1);
    taken.push(first.id);
  }
}

const workers: Model = (n, d, random, argument) => {
  const poison = new Set<Id>(random.pick(d, n));
  const oracle: Oracle = async (released) => work(released, poison, Number(argument || 4), random);
  // A caller with such a service knows that its falls leave evidence.
  return { messages: spool(n), poison, oracle, options: { ...rounds, evidence: 'expected' } };
};

/** The event of the fall names a poison; with `lies`, one time in five an innocent, and every accused is confirmed. */
const named: Model = (n, d, random, argument) => {
  const poison = new Set<Id>(random.pick(d, n));
  const lies = argument === 'lies';
  const oracle: Oracle = async (released) => {
    const inside = released.filter((id) => poison.has(id));
    if (inside.length === 0) return { verdict: 'stable' };
    const wrong = lies && random.next() < 0.2;
    return {
      verdict: 'crashed',
      named: [wrong ? released[random.below(released.length)]! : inside[random.below(inside.length)]!],
    };
  };
  return {
    messages: spool(n),
    poison,
    oracle,
    options: { ...rounds, evidence: 'expected', confirmByCrash: lies },
  };
};

/** Scores that flag `flagged`: high in the top, low for all others. */
const scored = (n: number, flagged: ReadonlySet<Id>, random: Random): Suspect[] =>
  spool(n).map(({ id }) => ({
    id,
    suspicion: flagged.has(id) ? 0.6 + 0.4 * random.next() : 0.05 * random.next(),
  }));

/** A score that puts all poison in its top 1 %, or, `misleading`, scores all poison as clean. */
const prior: Model = (n, d, random, argument) => {
  const top = random.pick(Math.max(d, Math.round(n / 100)), n);
  const flagged = new Set<Id>(top);
  const misleading = argument === 'misleading';
  const poison = new Set<Id>(misleading ? [] : top.slice(0, d));
  while (poison.size < d) {
    const id = random.below(n);
    if (!flagged.has(id)) poison.add(id);
  }
  const oracle: Oracle = async (released) => ({
    verdict: released.some((id) => poison.has(id)) ? 'crashed' : 'stable',
  });
  return { messages: scored(n, flagged, random), poison, oracle, options: rounds };
};

/**
 * Four workers and the default objective, which is good mail first: nothing known before the first round; `known`, what
 * the first fall left in work; or `scored`, with all poison in the top 1 %.
 */
const mail: Model = (n, d, random, argument) => {
  const top = random.pick(Math.max(d, Math.round(n / 100)), n);
  const poison = new Set<Id>(top.slice(0, d));
  const messages = argument === 'scored' ? scored(n, new Set<Id>(top), random) : spool(n);
  const ids = messages.map(({ id }) => id);
  const { inFlight = [] } = argument === 'known' ? work(ids, poison, 4, random) : {};
  const oracle: Oracle = async (released) => work(released, poison, 4, random);
  return { messages, poison, oracle, options: { diagnosis: { inFlight } } };
};

/** `d` messages that crash only together. */
const together: Model = (n, d, random) => {
  const set: Id[] = random.pick(d, n);
  const oracle: Oracle = async (released) => {
    const inside = new Set(released);
    return { verdict: set.every((id) => inside.has(id)) ? 'crashed' : 'stable' };
  };
  return { messages: spool(n), poison: new Set(set), together: set, oracle, options: rounds };
};

export const MODELS: Readonly<Record<string, Model>> = {
  blind,
  flaky,
  workers,
  named,
  prior,
  mail,
  together,
};
