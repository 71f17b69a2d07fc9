import { folderOf } from '../../recovery/layout.ts';
import type { Life, Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import type { Work } from '../work.ts';
import { digestsOf } from './digests.ts';

/**
 * Reads what we hold once more, before it is given back, and compares it with what was found at the
 * beginning. Nothing is done about a difference but to say it: which of the two is right, a person must see.
 */
export async function verify(work: Work): Promise<number> {
  const { readsLocally } = await work.host.facts();
  if (!readsLocally) return 0;
  let differing = 0;
  for (const [life, place] of [
    ['held', 'holding'],
    ['poison', 'poison'],
  ] as [Life, 'holding' | 'poison'][]) {
    for await (const page of work.store.ledger.pages(work.job.id, { life: [life] })) {
      await work.say('comparing held messages with what was found');
      for (const message of await changed(work, page, place)) {
        differing += 1;
        await work.tell('message.differs', {
          id: message.id,
          queue: message.queue,
          name: toText(message.name),
          sha256: message.sha256,
        });
      }
    }
  }
  return differing;
}

async function changed(work: Work, page: Message[], place: 'holding' | 'poison'): Promise<Message[]> {
  const known = page.filter((m) => m.sha256 !== null);
  const differing: Message[] = [];
  for (const [folder, messages] of Map.groupBy(known, (m) => folderOf(work.job, m, place))) {
    const digests = await digestsOf(work, folder, messages);
    differing.push(...messages.filter((m, i) => digests[i] !== null && digests[i]!.sha256 !== m.sha256));
  }
  return differing;
}
