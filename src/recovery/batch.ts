import type { Path } from './names.ts';

/**
 * One batch of moves in the journal. It is written durably before the first move and settled after the
 * folders were flushed; a batch that is not settled is looked up on the host before anything else is done.
 */
export interface Batch {
  id: number;
  job: string;
  kind: 'hold' | 'release' | 'set-apart' | 'give-back';
  from: Path;
  to: Path;
  /** The messages, by number, in the order of the moves. */
  seqs: number[];
  bootId: string | null;
  intendedAt: string;
}
