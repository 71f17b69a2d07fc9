/** The bisect engine: history in, next round or conclusion out. No clock, no randomness, no I/O. */
export { decide } from './decide.ts';
export { type DriveOptions, drive, type Oracle, type Outcome } from './drive.ts';
export type {
  Accusation,
  Conclusion,
  Costs,
  Decision,
  Evidence,
  Expected,
  History,
  Id,
  Limits,
  Options,
  Release,
  Round,
  Standing,
  Suspect,
  Verdict,
} from './types.ts';
