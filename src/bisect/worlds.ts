/**
 * The worlds the engine thinks it may be in, each with its prior: how often poison misses its crash, how often the
 * service falls for no reason, and how much poison there is. They are never told; the rounds weigh them.
 */
export interface Reliability {
  /** Chance that a poison message does not crash a round it is in. */
  readonly miss: number;
  /** Chance that a round without poison falls all the same. */
  readonly spurious: number;
  readonly prior: number;
}

/** Never quite zero: a verdict set wrong by hand must not leave the engine without any explanation. */
const RELIABLE: Reliability = { miss: 1e-7, spurious: 1e-7, prior: 0.85 };

export const RELIABILITIES: readonly Reliability[] = [
  RELIABLE,
  { miss: 0.06, spurious: 0.01, prior: 0.045 },
  { miss: 0.13, spurious: 0.01, prior: 0.05 },
  { miss: 0.22, spurious: 0.01, prior: 0.04 },
  { miss: 0.38, spurious: 0.02, prior: 0.015 },
];

/** Expected number of poison messages before anything is known, and the share of spools given that there is one. */
export const ABUNDANCES: readonly { readonly rate: number; readonly prior: number }[] = [
  { rate: 0.35, prior: 0.36 },
  { rate: 1.3, prior: 0.42 },
  { rate: 3.5, prior: 0.17 },
  { rate: 10, prior: 0.045 },
  { rate: 50, prior: 0.005 },
];

export const WORLDS: number = RELIABILITIES.length * ABUNDANCES.length;
export const worldOf = (reliability: number, abundance: number): number =>
  reliability * ABUNDANCES.length + abundance;

/** Chance of one or more, where `mean` are expected. */
export const atLeastOne = (mean: number): number => -Math.expm1(-mean);
