import { isOurs } from '../../recovery/layout.ts';
import { toText } from '../../recovery/names.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';

/**
 * Throws unless every other folder that the service reads is empty too. A spool may only be acquitted when
 * there was nothing at all to read: sending an administrator to repair the MTA store for a message that lay
 * in `pickup` costs a night.
 */
export async function proveEmpty(work: Work): Promise<void> {
  for (const folder of work.job.spec.watch) {
    const names: string[] = [];
    try {
      for await (const entries of work.host.files.list(folder)) {
        names.push(...entries.filter((e) => e.kind === 'file' && !isOurs(e.name)).map((e) => toText(e.name)));
      }
    } catch (error) {
      if (!isProblem(error, 'folder-missing')) throw error;
    }
    if (names.length === 0) continue;
    await work.save({
      state: 'stuck',
      saying: `The service falls with empty queues, but ${toText(folder)}, which it also reads, holds ${names.length} files.`,
    });
    throw new Problem(
      'action-not-allowed',
      `The service fell with empty queues, but ${toText(folder)} holds ${names.length} files that it also reads, such as ${names[0]}.`,
      {
        untouched: 'All messages of the queues are in holding; the service is down.',
        next: `Look at the files in ${toText(folder)} and move them away by hand, then ask for quarantine again.`,
      },
    );
  }
}
