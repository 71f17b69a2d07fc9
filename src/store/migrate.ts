import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { Migration } from './migrations/migration.ts';
import { byHand, StoreRefused } from './refused.ts';
import type { Db } from './tables.ts';

/**
 * Brings the schema up to date, each step in a transaction of its own: a step that was interrupted never
 * happened. A schema newer than this Unjam is refused, since writing by old rules into it would damage it.
 */
export async function migrate(
  db: Db,
  engine: Engine,
  now: () => Date,
  steps: readonly Migration[],
): Promise<void> {
  await sql`create table if not exists migration (
    number integer primary key, name text not null, at text not null
  )`.execute(db);
  const done = await db.selectFrom('migration').selectAll().orderBy('number').execute();
  refuseStranger(done, steps);
  for (const [index, step] of steps.entries()) {
    if (index < done.length) continue;
    await db.transaction().execute(async (tx) => {
      await step.up(tx, engine);
      await tx
        .insertInto('migration')
        .values({ number: index + 1, name: step.name, at: now().toISOString() })
        .execute();
    });
  }
}

function refuseStranger(done: { number: number; name: string }[], steps: readonly Migration[]): void {
  const strange = done.find((row, index) => row.number !== index + 1 || row.name !== steps[index]?.name);
  if (strange === undefined) return;
  throw new StoreRefused(
    'newer',
    `The store was written by another, probably newer Unjam (its schema is at ${done.length} "${done.at(-1)!.name}", this Unjam knows ${steps.length}): start that version again. ${byHand}`,
  );
}
