import { type Counts, type Message, noCounts } from '../recovery/message.ts';
import type { LedgerPatch } from '../recovery/ports/store.ts';
import type { Engine } from './engine.ts';
import type { Db, TallyTable } from './tables.ts';

/**
 * How many messages a job has of each kind, kept beside the messages and changed with them in the same
 * transaction: the counts are asked for after every batch, and counting 100,000 rows each time would cost
 * more than moving them. It is changed here and not by a trigger, which would run once per row.
 *
 * Invariant: equal to a recount of the messages after every transaction.
 */
type Column = Exclude<keyof TallyTable, 'job'>;

const columnOf: { [K in keyof Counts]: Column } = {
  found: 'found',
  arrived: 'arrived',
  maybeDoubled: 'maybe_doubled',
  waiting: 'waiting',
  held: 'held',
  released: 'released',
  taken: 'taken',
  setAside: 'set_aside',
  poison: 'poison',
  returned: 'returned',
  unaccounted: 'unaccounted',
};
const kinds = Object.keys(columnOf) as (keyof Counts)[];

/** What these new messages add. */
export function countsOf(messages: Message[]): Counts {
  const counts = { ...noCounts };
  for (const m of messages) {
    counts[m.origin] += 1;
    counts[m.life] += 1;
    if (m.maybeDoubled) counts.maybeDoubled += 1;
    if (m.waiting) counts.waiting += 1;
  }
  return counts;
}

/** What the patch will change in the counts. Must be asked before the messages are changed. */
export async function changeBy(
  db: Db,
  engine: Engine,
  job: number,
  seqs: number[],
  patch: LedgerPatch,
): Promise<Counts> {
  const change = { ...noCounts };
  if (patch.life === undefined && patch.maybeDoubled === undefined && patch.waiting === undefined)
    return change;
  const groups = await db
    .selectFrom('message')
    .select((eb) => ['life', 'maybe_doubled', 'waiting', eb.fn.countAll<number>().as('n')])
    .where('job', '=', job)
    .where(engine.inSeqs('seq', seqs))
    .groupBy(['life', 'maybe_doubled', 'waiting'])
    .execute();
  for (const { life, maybe_doubled, waiting, n } of groups) {
    change[life] -= n;
    change[patch.life ?? life] += n;
    change.maybeDoubled += n * (Number(patch.maybeDoubled ?? maybe_doubled) - maybe_doubled);
    change.waiting += n * (Number(patch.waiting ?? waiting) - waiting);
  }
  return change;
}

/** Adds the change to what is kept. */
export async function count(db: Db, job: number, change: Counts): Promise<void> {
  const changed = kinds.filter((kind) => change[kind] !== 0);
  if (changed.length === 0) return;
  const row = Object.fromEntries(kinds.map((kind) => [columnOf[kind], change[kind]])) as Omit<
    TallyTable,
    'job'
  >;
  await db
    .insertInto('tally')
    .values({ job, ...row })
    .onConflict((on) =>
      on
        .column('job')
        .doUpdateSet((eb) =>
          Object.fromEntries(
            changed.map((kind) => [columnOf[kind], eb(`tally.${columnOf[kind]}`, '+', change[kind])]),
          ),
        ),
    )
    .execute();
}

/** The counts that are kept. */
export async function kept(db: Db, job: string): Promise<Counts> {
  const row = await db
    .selectFrom('tally')
    .selectAll('tally')
    .innerJoin('job', 'job.number', 'tally.job')
    .where('job.id', '=', job)
    .executeTakeFirst();
  if (row === undefined) return { ...noCounts };
  return Object.fromEntries(kinds.map((kind) => [kind, row[columnOf[kind]]])) as Counts;
}
