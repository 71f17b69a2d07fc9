import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Counts, Life, Message, Thought } from '../recovery/message.ts';
import type { Ledger, LedgerPatch, Page, PageRequest } from '../recovery/ports/store.ts';
import type { Sight } from '../recovery/sight.ts';
import { type Engine, together } from './engine.ts';
import { existing, numberOf } from './job-number.ts';
import { byteColumns, columns, messageOf, rowOf, setOf } from './message-rows.ts';
import { afterNumber, pageOf } from './paging.ts';
import type { Db } from './tables.ts';
import { changeBy, count, countsOf, kept } from './tally.ts';
import { bringUpToDate, enterPatch, follow, forget } from './trace.ts';

/** Messages in one statement. Between two statements the process does its other work. */
const chunk = 1000;

export class SqlLedger implements Ledger {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #engine: Engine;

  constructor(db: Db, engine: Engine, reads: Db) {
    this.#db = db;
    this.#reads = reads;
    this.#engine = engine;
  }

  async add(job: string, messages: Message[]): Promise<void> {
    if (messages.length === 0) return;
    await together(this.#db, async (tx) => {
      const number = await existing(tx, job);
      for (const some of chunks(messages)) {
        const rows = some.map((message) => rowOf(number, message));
        await this.#engine.insertMany(tx, 'message', columns, byteColumns, rows);
        await count(tx, number, countsOf(some));
      }
      await forget(
        tx,
        number,
        messages.reduce((least, m) => Math.min(least, m.seq), Number.POSITIVE_INFINITY),
      );
    });
  }

  async lastSeq(job: string): Promise<number> {
    const row = await this.#messages(job)
      .select((eb) => eb.fn.max('seq').as('last'))
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  async *pages(job: string, filter: { life?: Life[]; thought?: Thought[] } = {}): AsyncIterable<Message[]> {
    // No life is none of them, not all.
    if (filter.life?.length === 0 || filter.thought?.length === 0) return;
    for (let last = -1; ; ) {
      let query = this.#messages(job).selectAll().where('seq', '>', last).orderBy('seq').limit(chunk);
      if (filter.life !== undefined) query = query.where('life', 'in', filter.life);
      if (filter.thought !== undefined) query = query.where(isThought(filter.thought));
      const page = (await query.execute()).map(messageOf);
      if (page.length > 0) yield page;
      if (page.length < chunk) return;
      last = page.at(-1)!.seq;
    }
  }

  async bySeq(job: string, seqs: number[]): Promise<Message[]> {
    const found: Message[] = [];
    for (const some of chunks(ascending(seqs))) {
      const rows = this.#messages(job).selectAll().where(this.#engine.inSeqs('seq', some)).orderBy('seq');
      found.push(...(await rows.execute()).map(messageOf));
    }
    return found;
  }

  async byId(job: string, id: string): Promise<Message | null> {
    const row = await this.#messages(job).selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : messageOf(row);
  }

  async mark(job: string, seqs: number[], patch: LedgerPatch): Promise<void> {
    const set = setOf(patch);
    if (seqs.length === 0 || Object.keys(set).length === 0) return;
    await together(this.#db, async (tx) => {
      const number = await existing(tx, job);
      for (const some of chunks(ascending(seqs))) {
        const change = await changeBy(tx, this.#engine, number, some, patch);
        await tx
          .updateTable('message')
          .set(set)
          .where('job', '=', number)
          .where(this.#engine.inSeqs('seq', some))
          .execute();
        await count(tx, number, change);
        await enterPatch(tx, this.#engine, number, some, patch);
      }
    });
  }

  async list(
    job: string,
    filter: { life?: Life | undefined; thought?: Thought | undefined },
    page: PageRequest,
  ): Promise<Page<Message>> {
    let query = this.#reads
      .selectFrom('message')
      .where('job', '=', numberOf(this.#reads, job))
      .selectAll()
      .orderBy('seq')
      .limit(page.limit + 1);
    if (filter.life !== undefined) query = query.where('life', '=', filter.life);
    if (filter.thought !== undefined) query = query.where(isThought([filter.thought]));
    if (page.after !== undefined) query = query.where('seq', '>', afterNumber(page.after));
    return pageOf(await query.execute(), page, messageOf, (row) => String(row.seq));
  }

  async counts(job: string): Promise<Counts> {
    return await kept(this.#db, job);
  }

  async find(
    by: { messageId?: string; name?: string; sha256?: string },
    page: PageRequest,
    sight: Sight,
  ): Promise<Page<Message & { job: string }>> {
    await bringUpToDate(this.#db, this.#engine);
    return await follow(this.#db, this.#engine, by, page, sight);
  }

  #messages(job: string) {
    return this.#db.selectFrom('message').where('job', '=', numberOf(this.#db, job));
  }
}

/** Compared with what is written out, not with a parameter or a list: only so does the index of poison serve. */
function isThought(thoughts: Thought[]): RawBuilder<SqlBool> {
  const each = thoughts.map((thought) => sql`thought = ${sql.lit(thought)}`);
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

function* chunks<T>(all: T[]): Iterable<T[]> {
  for (let at = 0; at < all.length; at += chunk) yield all.slice(at, at + chunk);
}

/** Each number once: neighbours in the table, and nothing counted twice. */
function ascending(seqs: number[]): number[] {
  return [...new Set(seqs)].sort((a, b) => a - b);
}
