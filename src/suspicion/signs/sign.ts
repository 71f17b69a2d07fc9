import type { Anatomy } from '../anatomy/anatomy.ts';
import type { SizeProfile } from '../size-profile.ts';

/** What is known of a message besides its bytes. */
export interface Facts {
  /** Size of the whole message in bytes. */
  size: number;
  /** The last at most 4 KiB of a message longer than what is looked at, none of it among its first bytes. */
  tail?: Uint8Array | undefined;
  /** What is usual in this spool; without it no size jumps out. */
  typicalSize?: SizeProfile | undefined;
}

/**
 * `weight` is how likely the sign alone makes the message malformed, 0 to 1. `detail` is shown and logged:
 * counts, offsets and fixed words, never a byte of the message.
 */
export interface Finding {
  weight: number;
  detail: string;
}

export type ScoredFinding<Name extends string> = Finding & { sign: Name };

/** One look at the message. It must be cheap on any bytes: at most a few passes over them. */
export interface Sign<Name extends string> {
  sign: Name;
  look: (message: Anatomy, facts: Facts) => Finding | undefined;
}

/** Keeps the name's own type, so that the union of all names is derived from the list. */
export function sign<const Name extends string>(name: Name, look: Sign<Name>['look']): Sign<Name> {
  return { sign: name, look };
}

/** For what can be wrong in several ways: only the worst counts, as the ways go together. Weight 0 is no finding. */
export function worst(findings: Iterable<Finding>): Finding | undefined {
  let found: Finding | undefined;
  for (const finding of findings) if (finding.weight > (found?.weight ?? 0)) found = finding;
  return found;
}

/** The weight beside the highest bound that `value` exceeds; bounds ascend. */
export function stepped(value: number, steps: readonly (readonly [over: number, weight: number])[]): number {
  let reached = 0;
  for (const [over, weight] of steps) if (value > over) reached = weight;
  return reached;
}
