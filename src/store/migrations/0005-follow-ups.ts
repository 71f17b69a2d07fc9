import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What a channel of Slack was promised to be told, so that a restart does not break the word. */
export const followUps: Migration = {
  name: 'follow-ups',
  async up(db) {
    await sql`create table slack_follow_up (
      name text primary key,
      document text not null,
      version integer not null
    )`.execute(db);
  },
};
