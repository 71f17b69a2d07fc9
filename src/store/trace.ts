import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Message } from '../recovery/message.ts';
import type { LedgerPatch, Page, PageRequest } from '../recovery/ports/store.ts';
import type { Sight } from '../recovery/sight.ts';
import { bytes, type Engine, together } from './engine.ts';
import { messageOf } from './message-rows.ts';
import { afterNumber, pageOf } from './paging.ts';
import { inSight } from './sight.ts';
import type { Db } from './tables.ts';

/**
 * The register in which a message is found again by its name, Message-ID or hash, over all jobs. It is
 * brought up to date when somebody searches, not when messages are added: such values come in no order, so
 * that an ordinary index rewrites itself with every page of a quarantine (measured: four times the time of
 * the messages themselves), at the moment when nobody searches and mail stands still.
 *
 * An entry says where to look, not what is there: whoever uses it compares with the message itself.
 */

/** Messages entered at a time: others use the store in between. */
const step = 5000;

/** Enters what was added since the last search. */
export async function bringUpToDate(db: Db, engine: Engine): Promise<void> {
  while (await enterSome(db, engine));
}

async function enterSome(db: Db, engine: Engine): Promise<boolean> {
  return await together(db, async (tx) => {
    const behind = await tx
      .selectFrom('job')
      .select(['number', 'traced_to', (eb) => lastSeq(eb.ref('job.number')).as('last')])
      .where('traced_to', '<', (eb) => lastSeq(eb.ref('job.number')))
      .limit(1)
      .executeTakeFirst();
    if (behind === undefined) return false;
    const upTo = Math.min(behind.last, behind.traced_to + step);
    const within = sql<SqlBool>`job = ${behind.number} and seq > ${behind.traced_to} and seq <= ${upTo}`;
    await enter(tx, engine.asBytes(sql.ref('message_id')), sql`${within} and message_id is not null`);
    await enter(tx, engine.asBytes(sql.ref('sha256')), sql`${within} and sha256 is not null`);
    await enter(tx, sql.ref('name'), within);
    await tx.updateTable('job').set({ traced_to: upTo }).where('number', '=', behind.number).execute();
    return true;
  });
}

/** Enters what a patch newly says of messages that were entered before. */
export async function enterPatch(
  db: Db,
  engine: Engine,
  job: number,
  seqs: number[],
  patch: LedgerPatch,
): Promise<void> {
  for (const text of [patch.messageId, patch.sha256]) {
    if (text === undefined || text === null) continue;
    const entered = sql<SqlBool>`job = ${job} and ${engine.inSeqs('seq', seqs)}
      and seq <= (select traced_to from job where number = ${job})`;
    await enter(db, engine.asBytes(sql`${text}`), entered);
  }
}

/** Messages that came out of order are entered again from there on. */
export async function forget(db: Db, job: number, seq: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ traced_to: seq - 1 })
    .where('number', '=', job)
    .where('traced_to', '>=', seq)
    .execute();
}

/** The messages that a register brought up to date leads to, newest first. */
export async function follow(
  db: Db,
  engine: Engine,
  by: { messageId?: string; name?: string; sha256?: string },
  page: PageRequest,
  sight: Sight,
): Promise<Page<Message & { job: string }>> {
  const text = by.messageId ?? by.sha256;
  if (text === undefined && by.name === undefined) return { items: [] };
  let query = db
    .selectFrom('trace')
    .innerJoin('message', (on) =>
      on.onRef('message.job', '=', 'trace.job').onRef('message.seq', '=', 'trace.seq'),
    )
    .innerJoin('job', 'job.number', 'trace.job')
    .selectAll('message')
    .select('job.id as job_id')
    .where('trace.value', '=', text === undefined ? bytes(by.name!) : engine.asBytes(sql`${text}`))
    .where(inSight(engine, 'job.server', sight))
    .orderBy('trace.job', 'desc')
    .orderBy('trace.seq', 'desc')
    .limit(page.limit + 1);
  if (by.messageId !== undefined) query = query.where('message.message_id', '=', by.messageId);
  if (by.sha256 !== undefined) query = query.where('message.sha256', '=', by.sha256);
  if (by.name !== undefined) query = query.where('message.name', '=', bytes(by.name));
  if (page.after !== undefined) query = query.where(olderThan(page.after));
  return pageOf(
    await query.execute(),
    page,
    (row) => ({ ...messageOf(row), job: row.job_id }),
    (row) => `${row.job}.${row.seq}`,
  );
}

function olderThan(after: string): Expression<SqlBool> {
  const [job, seq] = after.split('.').map(afterNumber);
  return sql<SqlBool>`(trace.job < ${job} or (trace.job = ${job} and trace.seq < ${seq ?? 0}))`;
}

async function enter(db: Db, value: Expression<unknown>, which: Expression<unknown>): Promise<void> {
  await sql`insert into trace (value, job, seq)
    select ${value}, job, seq from message where ${which}
    on conflict do nothing`.execute(db);
}

function lastSeq(job: Expression<number>): RawBuilder<number> {
  return sql<number>`(select max(seq) from message where message.job = ${job})`;
}
