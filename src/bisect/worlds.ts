/**
 * The worlds the engine thinks it may be in, each with its prior: how often poison misses its crash, and how often the
 * service falls for no reason. They are never told; the rounds weigh them.
 */
export interface World {
  /** Chance that a poison message does not crash a round it is in. */
  readonly miss: number;
  /** Chance that a round without poison falls all the same. */
  readonly spurious: number;
  readonly prior: number;
}

/** Never quite zero: a verdict set wrong by hand must not leave the engine without any explanation. */
const RELIABLE: World = { miss: 1e-7, spurious: 1e-7, prior: 0.87 };

export const WORLDS: readonly World[] = [
  RELIABLE,
  { miss: 0.1, spurious: 0.02, prior: 0.058 },
  { miss: 0.2, spurious: 0.02, prior: 0.06 },
  { miss: 0.35, spurious: 0.02, prior: 0.012 },
];

/**
 * How much poison there is: a rate with a Gamma prior, so that every number of messages is half as likely as one fewer,
 * until what is found says otherwise. `SHAPE` counts poison, `SCALE` is the share of the spool it was seen in.
 */
export const SHAPE = 1;
export const SCALE = 1;

/** Chance that `mass` more of the spool holds no poison, where `found` were found in all that is searched. */
export const free = (found: number, searched: number, mass: number): number =>
  (searched / (searched + mass)) ** found;
