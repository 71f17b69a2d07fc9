import type { Batch } from '../recovery/batch.ts';
import type { Journal } from '../recovery/ports/store.ts';
import { bytes } from './engine.ts';
import { numberOf } from './job-number.ts';
import { pack, unpack } from './sequences.ts';
import type { Db } from './tables.ts';

export class SqlJournal implements Journal {
  readonly #db: Db;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  async intend(batch: Omit<Batch, 'id'>): Promise<Batch> {
    const { id } = await this.#db
      .insertInto('batch')
      .values({
        job: numberOf(this.#db, batch.job),
        kind: batch.kind,
        from_path: bytes(batch.from),
        to_path: bytes(batch.to),
        seqs: pack(batch.seqs),
        boot_id: batch.bootId,
        intended_at: batch.intendedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...batch, id };
  }

  async settle(
    batch: number,
    outcome: { moved: number; failures: number; note: string | null },
  ): Promise<void> {
    const settled = await this.#db
      .updateTable('batch')
      .set({ ...outcome, settled_at: this.#now().toISOString() })
      .where('id', '=', batch)
      .returning('id')
      .execute();
    // Silence here would leave an intent open that nobody looks up.
    if (settled.length === 0) throw new Error(`There is no batch ${batch} in the journal`);
  }

  async unsettled(job: string): Promise<Batch[]> {
    const rows = await this.#db
      .selectFrom('batch')
      .selectAll()
      .where('job', '=', numberOf(this.#db, job))
      .where('settled_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      job,
      kind: row.kind,
      from: row.from_path,
      to: row.to_path,
      seqs: unpack(row.seqs),
      bootId: row.boot_id,
      intendedAt: row.intended_at,
    }));
  }
}
