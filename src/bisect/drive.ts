import { decide } from './decide.ts';
import type { Accusation, Conclusion, Evidence, History, Id, Options, Suspect, Verdict } from './types.ts';

/** Runs one round in the world: releases exactly these and tells what happened. */
export type Oracle = (released: Id[]) => Promise<Evidence & { verdict: Verdict }>;

export interface Outcome {
  poison: Accusation[];
  cleared: Id[];
  unproven: Id[];
  rounds: number;
  because: Conclusion['because'];
  sentence: string;
}

/** Where the caller sets no limit: a search that has not ended by then is not going to. */
const LAST_RESORT = 10_000;

/** What a search may be told besides: what the first fall, with the full spool, left behind. */
export interface DriveOptions extends Options {
  diagnosis?: History['diagnosis'];
}

/** Searches to the end: decides, asks the oracle, remembers, and decides again. */
export async function drive(
  messages: Suspect[],
  oracle: Oracle,
  { diagnosis = {}, ...options }: DriveOptions = {},
): Promise<Outcome> {
  const history: History = { messages, diagnosis, rounds: [] };
  const limits = { ...options.limits, maxRounds: options.limits?.maxRounds ?? LAST_RESORT };
  for (;;) {
    const decision = decide(history, { ...options, limits });
    if (decision.next === 'conclude') {
      const { cleared, unproven, suspects } = decision.standing;
      const { poison, because, sentence } = decision;
      const open = [...suspects, ...unproven];
      return { poison, cleared, unproven: open, rounds: history.rounds.length, because, sentence };
    }
    history.rounds.push({ released: decision.release, ...(await oracle(decision.release)) });
  }
}
