/** Our own statements of three published searches, for comparison: each returns its rounds, or -1 where it was wrong. */
type Falls = (released: readonly number[]) => boolean;
export type Peer = (n: number, poison: ReadonlySet<number>) => number;

const counted = (poison: ReadonlySet<number>): { falls: Falls; count: () => number } => {
  let rounds = 0;
  return {
    falls: (released) => {
      rounds += 1;
      return released.some((id) => poison.has(id));
    },
    count: () => rounds,
  };
};

const verdictOf = (found: readonly number[], poison: ReadonlySet<number>, rounds: number): number =>
  found.length === poison.size && found.every((id) => poison.has(id)) ? rounds : -1;

/** One poison of a set that crashes, by halves; what was stable on the way is cleared. */
function halve(suspects: number[], falls: Falls): { poison: number; cleared: number[] } {
  const cleared: number[] = [];
  let set = suspects;
  while (set.length > 1) {
    const half = set.slice(0, Math.ceil(set.length / 2));
    if (falls(half)) set = half;
    else {
      cleared.push(...half);
      set = set.slice(half.length);
    }
  }
  return { poison: set[0]!, cleared };
}

export const sequentialHalving: Peer = (n, poison) => {
  const { falls, count } = counted(poison);
  const found: number[] = [];
  let rest = Array.from({ length: n }, (_, id) => id);
  do {
    const { poison: one, cleared } = halve(rest, falls);
    found.push(one);
    const gone = new Set([...cleared, one]);
    rest = rest.filter((id) => !gone.has(id));
  } while (rest.length > 0 && falls(rest));
  return verdictOf(found, poison, count());
};

/** Hwang's generalised binary splitting, which is told how much poison there is. */
export const hwang: Peer = (n, poison) => {
  const { falls, count } = counted(poison);
  const found: number[] = [];
  let rest = Array.from({ length: n }, (_, id) => id);
  for (let left = poison.size; left > 0; ) {
    if (rest.length === left) {
      found.push(...rest);
      break;
    }
    const sure = rest.length <= 2 * left - 2;
    const size = sure ? 1 : 2 ** Math.floor(Math.log2((rest.length - left + 1) / left));
    const group = rest.slice(0, size);
    if (!falls(group)) {
      rest = rest.slice(size);
      continue;
    }
    const { poison: one, cleared } = halve(group, falls);
    found.push(one);
    left -= 1;
    const gone = new Set([...cleared, one]);
    rest = rest.filter((id) => !gone.has(id));
  }
  return verdictOf(found, poison, count());
};

/** Zeller's ddmin, on the set kept aside: the smallest quarantine with which the service stays up. */
export const ddmin: Peer = (n, poison) => {
  const { falls, count } = counted(poison);
  const all = Array.from({ length: n }, (_, id) => id);
  const healthy = (aside: readonly number[]): boolean => {
    const out = new Set(aside);
    return !falls(all.filter((id) => !out.has(id)));
  };
  let aside = all;
  let parts = 2;
  while (aside.length >= 2) {
    const size = Math.ceil(aside.length / parts);
    const chunks: number[][] = [];
    for (let i = 0; i < aside.length; i += size) chunks.push(aside.slice(i, i + size));
    const one = chunks.find((chunk) => healthy(chunk));
    const complement = one
      ? undefined
      : chunks.map((chunk) => aside.filter((id) => !chunk.includes(id))).find(healthy);
    if (one) [aside, parts] = [one, 2];
    else if (complement) [aside, parts] = [complement, Math.max(parts - 1, 2)];
    else if (parts < aside.length) parts = Math.min(2 * parts, aside.length);
    else break;
  }
  return verdictOf(aside, poison, count());
};

export const PEERS: Readonly<Record<string, Peer>> = {
  'sequential-halving': sequentialHalving,
  hwang,
  ddmin,
};
