import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Db } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Calling out, and being called: webhooks and their deliveries, alerts, users of Slack. */
export const outbox: Migration = {
  name: 'outbox',
  async up(db, engine) {
    await sql`alter table event add column cause text`.execute(db);
    await webhooks(db);
    await deliveries(db, engine);
    await callers(db, engine);
  },
};

async function webhooks(db: Db): Promise<void> {
  await sql`create table webhook (
    id text primary key,
    made_at text not null,
    version integer not null,
    document text not null,
    secrets text not null
  )`.execute(db);
}

/** What happened before there were webhooks is told to none. */
async function deliveries(db: Db, { counted }: Engine): Promise<void> {
  await sql`create table told_to (id integer primary key, event integer not null)`.execute(db);
  await sql`insert into told_to (id, event) select 1, coalesce(max(seq), 0) from event`.execute(db);
  await sql`create table delivery (
    number ${counted},
    id text not null unique,
    webhook text not null references webhook (id) on delete cascade,
    event integer,
    type text not null,
    server text,
    body text not null,
    trace_id text,
    made_at text not null,
    state text not null,
    due_at text,
    tries integer not null,
    attempts text not null,
    unique (webhook, event)
  )`.execute(db);
  await sql`create index delivery_due on delivery (webhook, number) where state = 'waiting'`.execute(db);
}

async function callers(db: Db, { counted }: Engine): Promise<void> {
  await sql`create table alert (
    number ${counted},
    id text not null unique,
    fingerprint text not null,
    starts_at text not null,
    server text,
    last_at text not null,
    outcome text not null,
    document text not null,
    unique (fingerprint, starts_at)
  )`.execute(db);
  await sql`create index alert_waiting on alert (number) where outcome = 'waiting'`.execute(db);
  await sql`create table slack_user (
    name text primary key,
    document text not null,
    version integer not null
  )`.execute(db);
}
