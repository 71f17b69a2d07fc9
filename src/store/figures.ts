import type { Job } from '../recovery/job.ts';
import type { Figures } from '../recovery/ports/store.ts';
import type { Db } from './tables.ts';

/** Counted anew each time: a scrape is rare, and the tables are small but for the messages. */
export async function figuresOf(db: Db): Promise<Figures> {
  const jobs = await db
    .selectFrom('job')
    .select(['state', 'outcome', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy(['state', 'outcome'])
    .execute();
  const { unaccounted } = await db
    .selectFrom('tally')
    .select((eb) => eb.fn.sum<number | null>('unaccounted').as('unaccounted'))
    .executeTakeFirstOrThrow();
  const open = await db.selectFrom('job').select('document').where('is_open', '=', 1).execute();
  return {
    jobs: jobs.map((row) => ({ ...row, n: Number(row.n) })),
    unaccounted: Number(unaccounted ?? 0),
    open: open.map(({ document }) => standingOf(JSON.parse(document) as Job)),
  };
}

function standingOf({ server, counts, oldestHeldAt, waitingFor, state }: Job): Figures['open'][number] {
  const waits = waitingFor !== null || state === 'escalated' || state === 'stuck';
  return { server, held: counts.held, oldestHeldAt, waits };
}
