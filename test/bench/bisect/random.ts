/** Seeded random numbers (mulberry32): the same seed is the same bench, on every machine. */
export interface Random {
  next(): number;
  below(limit: number): number;
  exponential(): number;
  pick(count: number, limit: number): number[];
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = (count: number, limit: number): number[] => {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(below(limit));
    return [...chosen];
  };
  return { next, below, exponential: () => -Math.log(1 - next()), pick };
}
