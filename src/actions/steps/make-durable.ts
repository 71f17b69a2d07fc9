import type { Batch } from '../../recovery/batch.ts';
import { asOfNow } from '../../recovery/layout.ts';
import { type Path, toText } from '../../recovery/names.ts';
import type { MoveOutcome } from '../../recovery/ports/host.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';

/**
 * Flushes the folders of batches that were interrupted: they may have died between the moves and the flush,
 * and an outcome that a power failure can take back must not be written down as one.
 */
export async function makeDurable(work: Work, batches: Batch[]): Promise<void> {
  for (const batch of batches) {
    const from = asOfNow(work.job, batch.from);
    const to = asOfNow(work.job, batch.to);
    try {
      // A batch of no moves is a flush.
      await requireFlushed(work, from, await work.host.files.move(from, to, []));
    } catch (error) {
      // Then none of its messages lies there.
      if (!isProblem(error, 'folder-missing')) throw error;
    }
  }
}

/** Throws where the host should flush and could not; a host that never can says so in its facts, and in `check`. */
export async function requireFlushed(work: Work, from: Path, outcome: MoveOutcome): Promise<void> {
  if (outcome.flushed || !(await work.host.facts()).flushes) return;
  throw new Problem(
    'host-failed',
    `The folders of a batch from ${toText(from)} could not be flushed to the disk.`,
    {
      untouched:
        'What was moved lies in its new folder, and a power failure may still take it back: the journal keeps the batch open.',
      next: 'Look at the disk and the system log of the host, then ask for the same action again.',
    },
  );
}
