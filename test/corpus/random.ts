/** Pseudo-random choices that one seed determines, so that a corpus or a run can be had again. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, n). */
  below(n: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  bytes(length: number): Buffer;
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[];
  /** Waiting times of a service without memory; of this mean. */
  exponential(mean: number): number;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state are plenty for test data, and it is the same on every machine.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)]!,
    bytes: (length) => Buffer.alloc(length).map(() => below(256)) as Buffer,
    shuffled: (list) => shuffled(list, below),
    exponential: (mean) => -Math.log(1 - next()) * mean,
  };
}

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}
