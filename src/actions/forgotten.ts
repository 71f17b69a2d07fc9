import type { Job } from '../recovery/job.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Store } from '../recovery/ports/store.ts';
import { causeOf } from './turning-points.ts';

/** How long mail may lie in holding without a word, in milliseconds: 30 minutes. */
const patience = 30 * 60_000;

/**
 * Tells of a job whose mail lies in holding while nobody moves. The silence is measured from the newest event,
 * which this one then is: so it comes once per period, whatever dies and restarts meanwhile. True when told.
 */
export async function remindOf(
  { id }: Pick<Job, 'id'>,
  { store, clock }: { store: Store; clock: Pick<Clock, 'now'> },
): Promise<boolean> {
  return await store.atomically(async (inside) => {
    const job = await inside.jobs.get(id);
    if (job === null || job.oldestHeldAt === null) return false;
    const last = await inside.events.latest(id);
    const since = last?.at ?? job.openedAt;
    if (clock.now().getTime() - Date.parse(since) < patience) return false;
    const { oldestHeldAt, state, saying, counts } = job;
    const told = { oldestHeldAt, held: counts.held, silentSince: since, state, saying };
    await inside.events.append(id, 'job.forgotten', told, causeOf(job));
    return true;
  });
}
