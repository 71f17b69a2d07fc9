import { deletingPath, folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { join, type Path, parent, toText } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';
import { nameOf } from './apart.ts';

/**
 * Deletes a message for ever. It leaves its name by one rename first, into a folder where nothing else can be,
 * so that a name of ours that is removed can never be another message. Safe to repeat: what an earlier process
 * did not come to remove is removed. Its line in the ledger stays, as set apart.
 */
export async function deleteMessage(work: Work, message: Message): Promise<void> {
  const { job, host } = work;
  const away = deletingPath(job, job.spec);
  const from = folderOf(job, message, 'poison');
  await host.folders.make(away, parent(away));
  // The part by which it is known goes last: until then it is the same message, and can be asked for again.
  const { failures } = await host.files.move(from, away, message.parts.toReversed());
  const failure = failures.find(({ why }) => why !== 'absent');
  if (failure !== undefined) {
    throw new Problem('host-failed', `${nameOf(message)} could not be deleted: ${failure.detail}`, {
      untouched: 'No other message was touched.',
      next: `Let Unjam write in ${toText(from)}, then ask again.`,
    });
  }
  await removeAll(work, away);
  await host.settle?.();
}

/** Everything in the folder, and the folder. */
async function removeAll(work: Work, folder: Path): Promise<void> {
  const { files, folders, notes } = work.host;
  for await (const entries of files.list(folder)) {
    for (const { name, kind } of entries) {
      const path = join(folder, name);
      await (kind === 'folder' ? removeAll(work, path) : notes.remove(path));
    }
  }
  await folders.removeEmpty(folder);
}
