import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Db } from '../tables.ts';
import type { Migration } from './migration.ts';

/** In the words that all engines share; what differs comes from the engine. */
export const foundation: Migration = {
  name: 'foundation',
  async up(db, engine) {
    await registrations(db, engine);
    await jobs(db, engine);
    await messages(db, engine);
    await history(db, engine);
    await access(db, engine);
  },
};

async function registrations(db: Db, { counted }: Engine): Promise<void> {
  await sql`create table pulse (id integer primary key, at text not null)`.execute(db);
  for (const table of [sql.table('server'), sql.table('profile')]) {
    await sql`create table ${table} (
      name text primary key,
      document text not null,
      version integer not null
    )`.execute(db);
  }
  await sql`create table diagnosis (
    number ${counted},
    id text not null unique,
    server text not null,
    document text not null
  )`.execute(db);
  await sql`create index diagnosis_of on diagnosis (server, number)`.execute(db);
}

async function jobs(db: Db, { counted }: Engine): Promise<void> {
  await sql`create table job (
    number ${counted},
    id text not null unique,
    server text not null,
    state text not null,
    is_open integer not null check (is_open in (0, 1)),
    version integer not null,
    document text not null,
    traced_to integer not null default 0
  )`.execute(db);
  await sql`create unique index one_open_job on job (server) where is_open = 1`.execute(db);
  await sql`create index job_of on job (server, number)`.execute(db);
}

/** Only indexes that grow at their end, or every page of a quarantine rewrites them; `trace` is filled later. */
async function messages(db: Db, { bytes }: Engine): Promise<void> {
  await sql`create table message (
    job integer not null references job (number),
    seq integer not null,
    id text not null,
    queue text not null,
    folder ${bytes} not null,
    name ${bytes} not null,
    parts ${bytes},
    identity text not null,
    size bigint not null,
    modified_at double precision not null,
    sha256 text,
    message_id text,
    life text not null,
    thought text not null,
    origin text not null,
    seen_at text not null,
    suspicion double precision,
    confidence double precision,
    why text,
    maybe_doubled integer not null,
    waiting integer not null,
    primary key (job, seq),
    unique (job, id)
  )`.execute(db);
  await sql`create table tally (
    job integer primary key references job (number),
    found integer not null,
    arrived integer not null,
    maybe_doubled integer not null,
    waiting integer not null,
    held integer not null,
    released integer not null,
    taken integer not null,
    set_aside integer not null,
    poison integer not null,
    returned integer not null,
    unaccounted integer not null
  )`.execute(db);
  await sql`create table trace (
    value ${bytes} not null,
    job integer not null,
    seq integer not null,
    primary key (value, job, seq)
  )`.execute(db);
}

async function history(db: Db, { bytes, counted }: Engine): Promise<void> {
  await sql`create table batch (
    id ${counted},
    job integer not null references job (number),
    kind text not null,
    from_path ${bytes} not null,
    to_path ${bytes} not null,
    seqs text not null,
    boot_id text,
    intended_at text not null,
    settled_at text,
    moved integer,
    failures integer,
    note text
  )`.execute(db);
  await sql`create index unsettled_batch on batch (job, id) where settled_at is null`.execute(db);
  await sql`create table round (
    job integer not null references job (number),
    n integer not null,
    document text not null,
    primary key (job, n)
  )`.execute(db);
  await sql`create table event (
    seq ${counted},
    job integer not null references job (number),
    at text not null,
    type text not null,
    data text not null
  )`.execute(db);
  await sql`create index event_of on event (job, seq)`.execute(db);
}

async function access(db: Db, engine: Engine): Promise<void> {
  await sql`create table audit (
    seq ${engine.counted},
    at text not null,
    token text,
    address text,
    request_id text not null,
    method text not null,
    path text not null,
    server text,
    status integer not null,
    code text,
    reason text
  )`.execute(db);
  await engine.appendOnly(db, 'audit');
  await sql`create table token (
    id text primary key,
    name text not null,
    hash text not null unique,
    scopes text not null,
    created_at text not null,
    expires_at text,
    last_used_at text
  )`.execute(db);
  await sql`create table idempotency (
    token text not null,
    key text not null,
    fingerprint text not null,
    claimed_at text not null,
    answer text,
    primary key (token, key)
  )`.execute(db);
}
