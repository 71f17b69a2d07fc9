import type { Facts } from './facts.ts';

/**
 * What the verdicts imply, taken at their word.
 *
 * Invariant: a message read in a stable round is cleared; a fall leaves at least one poison among its members; so a
 * fall of which all but one are cleared has found its poison, and a fall that holds a found poison says nothing more.
 */
export interface Deduction {
  readonly cleared: Uint8Array;
  readonly poison: readonly number[];
  /** The open falls, without what is cleared, smallest first. Each holds a poison not yet found. */
  readonly open: readonly Int32Array[];
  /** A fall of which everything is cleared: crashes are flaky, or messages crash only together. */
  readonly contradiction: boolean;
}

export function deduce(facts: Facts, cleared: Uint8Array): Deduction {
  const falls = facts.trials
    .filter((trial) => trial.fell)
    .map((trial) => trial.members.filter((at) => cleared[at] === 0))
    .sort((a, b) => a.length - b.length);
  // The diagnosis alone may be out of date (its poison was taken, or was never in a message): that is no contradiction.
  const contradiction = facts.trials.some(
    (trial, i) =>
      i > 0 && trial.fell && trial.members.every((at) => cleared[at] === 1 && facts.gone[at] === 0),
  );
  const found = new Set<number>();
  for (const fall of falls) if (fall.length === 1) found.add(fall[0]!);
  const open = falls.filter((fall) => fall.length > 1 && !fall.some((at) => found.has(at)));
  return { cleared, poison: [...found].sort((a, b) => a - b), open, contradiction };
}

/** 1 for all that was taken, or read in a stable round. */
export function clearedBy(facts: Facts): Uint8Array {
  const cleared = facts.gone.slice();
  for (const trial of facts.trials) if (!trial.fell) for (const at of trial.members) cleared[at] = 1;
  return cleared;
}
