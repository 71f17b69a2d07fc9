import type { Expression } from 'kysely';
import { Problem } from '../recovery/problems.ts';
import type { Db } from './tables.ts';

/** The number by which the tables below a job know it, as part of a query; an unknown job matches nothing. */
export function numberOf(db: Db, id: string): Expression<number> {
  return db.selectFrom('job').select('number').where('id', '=', id).$asScalar();
}

/** The number of a job that must be there. */
export async function existing(db: Db, id: string): Promise<number> {
  const row = await db.selectFrom('job').select('number').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Problem('job-unknown', `There is no job ${id}.`);
  return row.number;
}
