import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import type { Work } from '../work.ts';
import { digestsOf } from './digests.ts';

/**
 * Over a network no message is read before it is accused. What was set apart is the exception: whoever asks for it
 * later must be sure that it is the same, byte for byte.
 */
export async function hashPoison(work: Work): Promise<void> {
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['poison'] })) {
    const unread = page.filter((message) => message.sha256 === null);
    for (const [folder, messages] of Map.groupBy(unread, (m) => folderOf(work.job, m, 'poison')))
      await hash(work, folder, messages);
  }
}

async function hash(work: Work, folder: string, messages: Message[]): Promise<void> {
  const digests = await digestsOf(work, folder, messages);
  for (const [index, digest] of digests.entries()) {
    if (digest !== null) await work.mark([messages[index]!.seq], digest);
  }
}
