import { sql } from 'kysely';
import type { Db } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Tokens that are limited to servers, and known by their names. */
export const access: Migration = {
  name: 'access',
  async up(db) {
    await tokens(db);
  },
};

async function tokens(db: Db): Promise<void> {
  await sql`alter table token add column prefix text not null default ''`.execute(db);
  await sql`alter table token add column servers text not null default '["*"]'`.execute(db);
  await sql`create unique index token_named on token (name)`.execute(db);
}
