import { type Expression, type SqlBool, sql } from 'kysely';
import { type Sight, seesEvery } from '../recovery/sight.ts';
import type { Engine } from './engine.ts';

/** Whether the server in this column is one that the caller may know of. */
export function inSight(engine: Engine, column: string, sight: Sight): Expression<SqlBool> {
  if (seesEvery(sight)) return sql`1 = 1`;
  if (sight.length === 0) return sql`1 = 0`;
  return sql`(${sql.join(
    sight.map((pattern) => engine.matches(column, pattern)),
    sql` or `,
  )})`;
}
