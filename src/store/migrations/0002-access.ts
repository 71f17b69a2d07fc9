import { sql } from 'kysely';
import { beginning, chained } from '../audit-chain.ts';
import type { Engine } from '../engine.ts';
import type { Db } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Tokens that are limited to servers and known by their names; an audit whose rows are chained; what waits for approval; how recoveries ended. */
export const access: Migration = {
  name: 'access',
  async up(db, engine) {
    await tokens(db);
    await audit(db, engine);
    await approvals(db, engine);
    await outcomes(db);
  },
};

async function tokens(db: Db): Promise<void> {
  await sql`alter table token add column prefix text not null default ''`.execute(db);
  await sql`alter table token add column servers text not null default '["*"]'`.execute(db);
  await sql`create unique index token_named on token (name)`.execute(db);
}

/** The table is made anew: its rows refuse to be given a hash. They are chained in the order they have. */
async function audit(db: Db, engine: Engine): Promise<void> {
  await sql`alter table audit rename to audit_before`.execute(db);
  await sql`create table audit (
    seq integer primary key,
    at text not null,
    token text,
    address text,
    request_id text not null,
    method text not null,
    path text not null,
    server text,
    status integer not null,
    code text,
    reason text,
    hash text not null
  )`.execute(db);
  await sql`create table audit_head (id integer primary key, seq integer not null, hash text not null)`.execute(
    db,
  );
  const { rows } = await sql<Before>`select * from audit_before order by seq`.execute(db);
  let hash = beginning;
  for (const [index, { seq: _, request_id, ...row }] of rows.entries()) {
    const seq = index + 1;
    hash = chained(hash, seq, { ...row, requestId: request_id });
    await db
      .insertInto('audit')
      .values({ ...row, request_id, seq, hash })
      .execute();
  }
  if (rows.length > 0) await db.insertInto('audit_head').values({ id: 1, seq: rows.length, hash }).execute();
  await sql`drop table audit_before`.execute(db);
  await engine.appendOnly(db, 'audit');
}

async function approvals(db: Db, { counted }: Engine): Promise<void> {
  await sql`create table approval (
    number ${counted},
    id text not null unique,
    server text not null,
    expires_at text not null,
    document text not null,
    state text not null,
    decided_by text,
    decided_at text
  )`.execute(db);
  await sql`create index approval_of on approval (server, number) where state = 'pending'`.execute(db);
}

async function outcomes(db: Db): Promise<void> {
  await sql`alter table job add column outcome text`.execute(db);
  for (const { id, document } of await db.selectFrom('job').select(['id', 'document']).execute()) {
    const { outcome } = JSON.parse(document) as { outcome: string | null };
    await db.updateTable('job').set({ outcome }).where('id', '=', id).execute();
  }
}

interface Before {
  seq: number;
  at: string;
  token: string | null;
  address: string | null;
  request_id: string;
  method: string;
  path: string;
  server: string | null;
  status: number;
  code: string | null;
  reason: string | null;
}
