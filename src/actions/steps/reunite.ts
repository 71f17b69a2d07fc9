import type { Batch } from '../../recovery/batch.ts';
import { asOfNow, folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { type ByteName, type Path, toText } from '../../recovery/names.ts';
import type { Entry } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';
import { listHolding, listQueue } from './listing.ts';
import { requireFlushed } from './make-durable.ts';
import { proveDown } from './prove-down.ts';

/** Brings the parts of one message that strayed to another folder back to the others. */
export async function bringTogether(
  work: Work,
  message: Pick<Message, 'name'>,
  strayed: ByteName[],
  from: Path,
  to: Path,
): Promise<void> {
  const back = await work.move(from, to, strayed.toReversed());
  if (back.failures.length === 0) return await requireFlushed(work, from, back);
  throw new Problem(
    'host-failed',
    `Parts of the message ${toText(message.name)} lie in two folders and could not be brought together: ${back.failures[0]!.detail}`,
    {
      untouched: 'The service stays down; no part was lost.',
      next: `Move the parts of this message together by hand, in ${toText(to)}, then ask for the same action again.`,
    },
  );
}

/**
 * Completes the messages of several parts that an interrupted batch left in two folders. It comes before
 * every look: half a message in a queue would be taken for another one, and be moved apart from its rest.
 */
export async function completeHalfMoved(work: Work, batches: Batch[]): Promise<void> {
  if (batches.length === 0 || work.job.spec.message.unit !== 'group') return;
  await proveDown(work);
  for (const batch of batches) {
    const messages = await work.store.ledger.bySeq(work.job.id, batch.seqs);
    const from = asOfNow(work.job, batch.from);
    const to = asOfNow(work.job, batch.to);
    const names = messages.flatMap((m) => m.parts);
    const here = await work.host.files.look(from, names);
    const there = await work.host.files.look(to, names);
    let at = 0;
    for (const message of messages) {
      const end = at + message.parts.length;
      const left = leftBehind(message, here.slice(at, end), there.slice(at, end));
      at = end;
      if (left.length === 0) continue;
      const { failures } = await work.move(from, to, left);
      if (failures.length === 0) continue;
      const stayed = failures.map((f) => left[f.index]);
      const strayed = message.parts.filter((part) => !stayed.includes(part));
      await bringTogether(work, message, strayed, to, from);
    }
  }
}

/** The parts that are still to follow; none where the message lies whole in one folder or is not ours. */
function leftBehind(message: Message, here: (Entry | null)[], there: (Entry | null)[]): ByteName[] {
  const left = message.parts.filter((_, k) => here[k] != null);
  const isHalf = left.length > 0 && left.length < message.parts.length;
  const isWhole = message.parts.every((_, k) => here[k] != null || there[k] != null);
  const first = here[0] ?? there[0];
  return isHalf && isWhole && first?.identity === message.identity ? left : [];
}

/**
 * Completes the messages of several parts that another Unjam left in two folders when it died: its journal is lost
 * with its store, so that the parts themselves must tell. Two messages of one name have a part in common; two halves
 * of one have none.
 */
export async function reuniteHalves(work: Work): Promise<void> {
  const { job, host } = work;
  if (job.spec.message.unit !== 'group') return;
  for (const queue of job.spec.queues) {
    const held = new Map<string, ByteName[]>();
    for await (const { folder, units } of listHolding(host, job, queue))
      for (const { name, parts } of units) held.set(`${folder}/${name}`, parts);
    for await (const { folder, units } of listQueue(host, job.spec, queue, new Map())) {
      const halves = units.filter(({ name, parts }) => {
        const rest = held.get(`${folder}/${name}`);
        return rest !== undefined && !parts.some((part) => rest.includes(part));
      });
      const at = { queue: queue.name, folder };
      for (const half of halves) {
        await proveDown(work);
        await bringTogether(work, half, half.parts, folderOf(job, at, 'spool'), folderOf(job, at, 'holding'));
      }
    }
  }
}
