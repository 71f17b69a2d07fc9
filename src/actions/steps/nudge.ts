import type { ByteName } from '../../recovery/names.ts';
import type { Work } from '../work.ts';

/**
 * Makes the service read the unproved messages of its spool now, where the profile knows how: a message whose
 * next attempt is minutes away would pass a round unread. Gives their numbers; none when it did not work.
 */
export async function nudge(work: Work): Promise<number[]> {
  if (work.job.spec.nudge === null) return [];
  const seqs: number[] = [];
  const names: ByteName[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['released', 'returned'] })) {
    for (const message of page.filter((m) => m.thought !== 'cleared')) {
      seqs.push(message.seq);
      names.push(message.name);
    }
  }
  const { ok, detail } = await work.host.service.nudge(names);
  await work.tell('service.nudged', { ok, detail, messages: names.length });
  return ok ? seqs : [];
}
