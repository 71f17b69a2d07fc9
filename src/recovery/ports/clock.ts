/** Time, from outside: durations are monotonic, and a clock that jumps changes no verdict. */
export interface Clock {
  /** Milliseconds since an arbitrary start; never goes back. */
  monotonic(): number;
  /** The wall clock, for people and records alone. */
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
