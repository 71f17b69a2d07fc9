import type { ActionName } from '../../recovery/job.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import type { Work } from '../work.ts';

/** Held messages wait for their names while new mail bears them. It may leave at any time: who need not wait any more? */
export async function lookForNames(work: Work): Promise<void> {
  const { store, host, job } = work;
  if ((await store.ledger.counts(job.id)).waiting === 0) return;
  for await (const page of store.ledger.pages(job.id, { life: ['held'] })) {
    const waiting = page.filter((message) => message.waiting);
    for (const [folder, messages] of Map.groupBy(waiting, (m) => folderOf(job, m, 'spool'))) {
      const names = messages.flatMap((m) => m.parts);
      const entries = await host.files.look(folder, names);
      const taken = new Set(names.filter((_, k) => entries[k] !== null));
      const free = messages.filter((m) => m.parts.every((part) => !taken.has(part)));
      await work.mark(
        free.map((m) => m.seq),
        { waiting: false },
      );
    }
  }
}

/** A message that cannot be released now: it lies in holding, and new mail bears its name. */
export function waits({ life, waiting }: Message): boolean {
  return life === 'held' && waiting;
}

/** Nothing is renamed: a person sees to it that the new mail leaves, or waits until it has. */
export async function waitForNames(work: Work, count: number, action: ActionName): Promise<void> {
  await work.recount();
  await work.save({
    waitingFor: 'operator',
    saying: `${count} held message${count === 1 ? '' : 's'} cannot return yet: new mail bears the same name. Ask for ${action} again when it has left.`,
  });
}
