import type { Facts } from './facts.ts';

/** How much of the blame goes to each band of suspicion: most to the few that look worst, something to everybody. */
const BANDS: readonly Band[] = [
  { top: 0.001, blame: 0.06 },
  { top: 0.01, blame: 0.78 },
  { top: 0.1, blame: 0.06 },
  { top: 1, blame: 0.1 },
];
const EVERYBODY: readonly Band[] = [{ top: 1, blame: 1 }];
/** Whoever scores below this share of the spool looks clean. */
const SUSPECT = 0.01;

interface Band {
  readonly top: number;
  readonly blame: number;
}

/** A band found in real scores: the lowest of them, and how many reach it. */
interface ScoredBand extends Band {
  readonly from: number;
  readonly count: number;
}

/**
 * Prior weight of each message, summing to 1 over all that are not pinned; 0 for the pinned, the gone and the idle.
 *
 * Scores are read by rank, not by size: nobody calibrates them. Equal scores are never torn apart, so a band ends
 * where its last score does not reach further than it should; a score that everybody shares says nothing. A fall of
 * messages that all look clean shows that the score misleads, and from then on everybody is to blame alike.
 */
export function priorOf(facts: Facts): Float64Array {
  const { size, pinned, gone, idle, suspicion } = facts;
  const scores = suspicion.map((score) => (Number.isNaN(score) ? 0 : score));
  const weight = new Float64Array(size);
  for (const band of believed(facts, scores)) {
    const each = band.blame / band.count;
    for (let at = 0; at < size; at++) {
      if (pinned[at] === 0 && gone[at] === 0 && idle[at] === 0 && scores[at]! >= band.from)
        weight[at]! += each;
    }
  }
  return weight;
}

function believed({ pinned, trials }: Facts, scores: Float32Array): ScoredBand[] {
  const playing = scores.filter((_, at) => pinned[at] === 0);
  const everybody = bandsOf(playing, EVERYBODY);
  const lowest = playing[0];
  if (playing.every((score) => score === lowest)) return everybody;
  const bands = bandsOf(playing.sort(), BANDS);
  const clean = Math.min(...bands.map(({ top, from }) => (top <= SUSPECT ? from : Number.POSITIVE_INFINITY)));
  const misled = trials.some(({ fell, members }) => fell && members.every((at) => scores[at]! < clean));
  return misled ? everybody : bands;
}

/** `ascending` scores → the bands as far as the scores can be told apart. */
function bandsOf(ascending: Float32Array, wanted: readonly Band[]): ScoredBand[] {
  const n = ascending.length;
  const bands: ScoredBand[] = [];
  let owed = 0;
  for (const { top, blame } of wanted) {
    const first = n - Math.max(1, Math.round(top * n));
    const from = top === 1 ? Number.NEGATIVE_INFINITY : ascending[Math.max(0, first)]!;
    const at = top === 1 ? 0 : firstAtLeast(ascending, from);
    const torn = top < 1 && n - at > 4 * Math.max(1, top * n);
    const own = owed + blame;
    owed = 0;
    if (n === 0) continue;
    // A band that ties make far too wide falls back on those strictly above it, or leaves its blame to the next.
    const start = torn ? firstAtLeast(ascending, from, true) : at;
    if (start < n)
      bands.push({ top, from: top === 1 ? from : ascending[start]!, count: n - start, blame: own });
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
