import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The few found poison among the many: they are read with every job. The index costs nothing for the others. */
export const poison: Migration = {
  name: 'poison',
  async up(db) {
    await sql`create index poison_of on message (job, seq) where thought = 'poison'`.execute(db);
  },
};
