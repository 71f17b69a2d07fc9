import type { Selectable } from 'kysely';
import type { Cause, Events, JobEvent } from '../recovery/ports/store.ts';
import { numberOf } from './job-number.ts';
import type { Db, EventTable } from './tables.ts';

export class SqlEvents implements Events {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date, reads: Db) {
    this.#db = db;
    this.#reads = reads;
    this.#now = now;
  }

  async append(
    job: string,
    type: string,
    data: Record<string, unknown>,
    cause: Cause | null = null,
  ): Promise<JobEvent> {
    const at = this.#now().toISOString();
    const text = { data: JSON.stringify(data), cause: cause === null ? null : JSON.stringify(cause) };
    const { seq } = await this.#db
      .insertInto('event')
      .values({ job: numberOf(this.#db, job), at, type, ...text })
      .returning('seq')
      .executeTakeFirstOrThrow();
    return { seq, job, at, type, data, cause };
  }

  async since(job: string, after: number, limit: number): Promise<JobEvent[]> {
    const rows = await this.#of(job).where('seq', '>', after).orderBy('seq').limit(limit).execute();
    return rows.map((row) => eventOf(row, job));
  }

  /** Over all jobs, each with its server: for whoever tells of them. */
  async after(seq: number, limit: number): Promise<(JobEvent & { server: string })[]> {
    const rows = await this.#reads
      .selectFrom('event')
      .innerJoin('job', 'job.number', 'event.job')
      .selectAll('event')
      .select(['job.id as id', 'job.server as server'])
      .where('event.seq', '>', seq)
      .orderBy('event.seq')
      .limit(limit)
      .execute();
    return rows.map(({ id, server, ...row }) => ({ ...eventOf(row, id), server }));
  }

  async latest(job: string): Promise<JobEvent | null> {
    const row = await this.#of(job).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : eventOf(row, job);
  }

  #of(job: string) {
    return this.#reads.selectFrom('event').selectAll().where('job', '=', numberOf(this.#reads, job));
  }
}

/** An event as it is told; `job` is the id of its job. */
function eventOf(row: Selectable<EventTable>, job: string): JobEvent {
  const { seq, at, type } = row;
  const data = JSON.parse(row.data) as JobEvent['data'];
  return { seq, job, at, type, data, cause: row.cause === null ? null : (JSON.parse(row.cause) as Cause) };
}
