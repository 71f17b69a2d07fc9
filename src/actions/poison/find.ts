import type { Message } from '../../recovery/message.ts';
import type { Path } from '../../recovery/names.ts';
import { listPoison, listQueue } from '../steps/listing.ts';
import { settleAll } from '../steps/look.ts';
import { completeHalfMoved } from '../steps/reunite.ts';
import { wasSetAside } from '../steps/set-aside.ts';
import type { Work } from '../work.ts';

/** Where one message of the ledger lies now. */
interface Whereabouts {
  place: 'spool' | 'poison';
  queue: string;
  folder: Path;
}

/** Looks for the message itself, by name and identity, wherever its service may have carried it; null: nowhere. */
async function find(work: Work, message: Message): Promise<Whereabouts | null> {
  const { job, host } = work;
  for (const queue of job.spec.queues) {
    const places = [
      ['poison', listPoison(host, job, queue)],
      ['spool', listQueue(host, job.spec, queue, new Map())],
    ] as const;
    for (const [place, pages] of places) {
      for await (const { folder, units } of pages) {
        const found = units.some((u) => u.name === message.name && u.identity === message.identity);
        if (found) return { place, queue: queue.name, folder };
      }
    }
  }
  return null;
}

/** Brings its line in the ledger up to date with the host, and gives the message as it is now. */
export async function lookFor(work: Work, message: Message): Promise<Message> {
  const { store, job } = work;
  const batches = await store.journal.unsettled(job.id);
  await completeHalfMoved(work, batches);
  const at = await find(work, message);
  const life = at === null ? await gone(work, message) : at.place === 'spool' ? 'returned' : 'poison';
  const place = at === null ? {} : { queue: at.queue, folder: at.folder };
  await work.mark([message.seq], { life, ...place });
  await settleAll(work, batches);
  await work.recount();
  return { ...message, life, ...place };
}

async function gone(work: Work, message: Message): Promise<'taken' | 'setAside'> {
  return (await wasSetAside(work, [message])).size > 0 ? 'setAside' : 'taken';
}
