/** What sizes are usual in a spool, in bytes. */
export interface SizeProfile {
  count: number;
  median: number;
  /** The 99th percentile, but never one of the five largest: in a small spool these may be what we look for. */
  tail: number;
}

/**
 * Robust by order statistics: mean and deviation would be dragged along by the very message that jumps out.
 * Sizes that are not finite and positive are left out: an empty message says nothing about what is usual.
 */
export function sizeProfile(sizes: Iterable<number> | Float64Array): SizeProfile | undefined {
  const sorted = Float64Array.from(sizes)
    .filter((size) => size > 0 && Number.isFinite(size))
    .sort();
  const count = sorted.length;
  if (count < 6) return undefined;
  return {
    count,
    median: sorted[Math.floor((count - 1) / 2)]!,
    tail: sorted[Math.min(Math.floor((count - 1) * 0.99), count - 6)]!,
  };
}
