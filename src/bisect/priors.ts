import type { Facts } from './facts.ts';

/**
 * How much of the blame goes to each band of suspicion: most to the few that look worst, something to everybody.
 * The share for everybody is what a misleading score costs: about three bits, so about three rounds.
 */
const BANDS: readonly { readonly top: number; readonly blame: number }[] = [
  { top: 0.001, blame: 0.17 },
  { top: 0.01, blame: 0.65 },
  { top: 0.1, blame: 0.08 },
  { top: 1, blame: 0.1 },
];

/**
 * Prior weight of each message, summing to 1 over all that are not pinned; 0 for the pinned and the gone.
 *
 * Scores are read by rank, not by size: nobody calibrates them. Equal scores are never torn apart, so a band ends
 * where its last score does not reach further than it should; a score that everybody shares says nothing.
 */
export function priorOf(facts: Facts): Float64Array {
  const { size, pinned, gone, suspicion } = facts;
  const scores = Float32Array.from(suspicion, (score) => (Number.isNaN(score) ? 0 : score));
  const playing = scores.filter((_, at) => pinned[at] === 0).sort();
  const weight = new Float64Array(size);
  for (const band of bandsOf(playing)) {
    const each = band.blame / band.count;
    for (let at = 0; at < size; at++) {
      if (pinned[at] === 0 && gone[at] === 0 && scores[at]! >= band.from) weight[at]! += each;
    }
  }
  return weight;
}

/** `ascending` scores → the lowest score of each band, how many reach it, and the blame they share. */
function bandsOf(ascending: Float32Array): { from: number; count: number; blame: number }[] {
  const n = ascending.length;
  const bands: { from: number; count: number; blame: number }[] = [];
  let owed = 0;
  for (const { top, blame } of BANDS) {
    const first = n - Math.max(1, Math.round(top * n));
    const from = top === 1 ? Number.NEGATIVE_INFINITY : ascending[Math.max(0, first)]!;
    const at = top === 1 ? 0 : firstAtLeast(ascending, from);
    const torn = top < 1 && n - at > 4 * Math.max(1, top * n);
    const own = owed + blame;
    owed = 0;
    if (n === 0) continue;
    // A band that ties make far too wide falls back on those strictly above it, or leaves its blame to the next.
    const start = torn ? firstAtLeast(ascending, from, true) : at;
    if (start < n) bands.push({ from: top === 1 ? from : ascending[start]!, count: n - start, blame: own });
    else owed = own;
  }
  return bands;
}

/** Index of the first score at least (or strictly above) `limit`. */
function firstAtLeast(ascending: Float32Array, limit: number, above = false): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit || (above && ascending[middle] === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
