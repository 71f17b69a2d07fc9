import type { Events, JobEvent } from '../recovery/ports/store.ts';
import { numberOf } from './job-number.ts';
import type { Db } from './tables.ts';

export class SqlEvents implements Events {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date, reads: Db) {
    this.#db = db;
    this.#reads = reads;
    this.#now = now;
  }

  async append(job: string, type: string, data: Record<string, unknown>): Promise<JobEvent> {
    const at = this.#now().toISOString();
    const { seq } = await this.#db
      .insertInto('event')
      .values({ job: numberOf(this.#db, job), at, type, data: JSON.stringify(data) })
      .returning('seq')
      .executeTakeFirstOrThrow();
    return { seq, job, at, type, data };
  }

  async since(job: string, after: number, limit: number): Promise<JobEvent[]> {
    const rows = await this.#reads
      .selectFrom('event')
      .selectAll()
      .where('job', '=', numberOf(this.#reads, job))
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, job, data: JSON.parse(row.data) as Record<string, unknown> }));
  }
}
