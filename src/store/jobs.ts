import type { CompiledQuery } from 'kysely';
import { isOpen, type Job, type JobState } from '../recovery/job.ts';
import type { Jobs, Page, PageRequest } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Sight } from '../recovery/sight.ts';
import type { Engine } from './engine.ts';
import { afterNumber, pageOf } from './paging.ts';
import { inSight } from './sight.ts';
import type { Db, Looks } from './tables.ts';

interface Row {
  number: number;
  version: number;
  document: string;
}

interface Mark {
  id: string;
  version: number;
}

/** Jobs in the order of their opening; the index `one_open_job` lets a server have one open job. */
export class SqlJobs implements Jobs {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #glances: Db;
  readonly #engine: Engine;
  /** Put together once: it is what callers ask most, its first parameter the server. */
  #mark: CompiledQuery<Mark> | null = null;

  constructor(db: Db, engine: Engine, { reads, glances }: Looks) {
    this.#db = db;
    this.#reads = reads;
    this.#glances = glances;
    this.#engine = engine;
  }

  async open(job: Job): Promise<Job> {
    const opened = { ...job, version: 1 };
    const row = await this.#db
      .insertInto('job')
      .values({ id: job.id, ...columnsOf(opened) })
      .onConflict((on) => on.doNothing())
      .returning('number')
      .executeTakeFirst();
    if (row === undefined) throw await this.#refusal(job);
    return opened;
  }

  async get(id: string): Promise<Job | null> {
    return jobOf(await rowsIn(this.#glances).where('id', '=', id).executeTakeFirst());
  }

  async openOf(server: string): Promise<Job | null> {
    return jobOf(
      await rowsIn(this.#glances).where('server', '=', server).where('is_open', '=', 1).executeTakeFirst(),
    );
  }

  async lastOf(server: string): Promise<Job | null> {
    const last = rowsIn(this.#glances).where('server', '=', server).orderBy('number', 'desc').limit(1);
    return jobOf(await last.executeTakeFirst());
  }

  async markOf(server: string): Promise<Mark | null> {
    this.#mark ??= this.#glances
      .selectFrom('job')
      .select(['id', 'version'])
      .where('server', '=', '')
      .orderBy('is_open', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .compile();
    const [, ...others] = this.#mark.parameters;
    const asked = { ...this.#mark, parameters: [server, ...others] };
    const { rows } = await this.#glances.executeQuery<Mark>(asked);
    return rows[0] ?? null;
  }

  async save(job: Job): Promise<Job> {
    const saved = { ...job, version: job.version + 1 };
    const row = await this.#db
      .updateTable('job')
      .set(columnsOf(saved))
      .where('id', '=', job.id)
      .where('version', '=', job.version)
      .returning('number')
      .executeTakeFirst();
    if (row === undefined) throw await this.#overtaken(job);
    return saved;
  }

  /** Newest first. */
  async list(
    filter: { server?: string | undefined; state?: JobState | undefined },
    page: PageRequest,
    sight: Sight,
  ): Promise<Page<Job>> {
    let query = rowsIn(this.#reads)
      .where(inSight(this.#engine, 'server', sight))
      .orderBy('number', 'desc')
      .limit(page.limit + 1);
    if (filter.server !== undefined) query = query.where('server', '=', filter.server);
    if (filter.state !== undefined) query = query.where('state', '=', filter.state);
    if (page.after !== undefined) query = query.where('number', '<', afterNumber(page.after));
    return pageOf(
      await query.execute(),
      page,
      (row) => jobOf(row)!,
      (row) => String(row.number),
    );
  }

  async unfinished(): Promise<Job[]> {
    const rows = await rowsIn(this.#reads).where('is_open', '=', 1).orderBy('number').execute();
    return rows.map((row) => jobOf(row)!);
  }

  async #refusal(job: Job): Promise<Error> {
    const open = await this.openOf(job.server);
    if (open === null) return new Error(`The job ${job.id} is already in the store`);
    return new Problem('job-open', `The recovery ${open.id} of ${job.server} is ${open.state}.`, {
      untouched: 'No second recovery was opened.',
      next: 'Go on with that one, or end it first with finalize or abort.',
      extra: { job: open.id, state: open.state },
    });
  }

  async #overtaken(job: Job): Promise<Problem> {
    const now = await this.get(job.id);
    if (now === null) return new Problem('job-unknown', `There is no job ${job.id}.`);
    return new Problem(
      'precondition-failed',
      `The job ${job.id} is at version ${now.version}; version ${job.version} was to be changed.`,
      { untouched: 'Nothing was changed.', next: 'Read the job again.', extra: { version: now.version } },
    );
  }
}

/** Whether a job is open is said by its state alone: one truth, also for the index. */
function columnsOf(job: Job) {
  return {
    server: job.server,
    state: job.state,
    is_open: isOpen(job) ? 1 : 0,
    outcome: job.outcome,
    version: job.version,
    document: JSON.stringify(job),
  };
}

function rowsIn(db: Db) {
  return db.selectFrom('job').select(['number', 'version', 'document']);
}

function jobOf(row: Row | undefined): Job | null {
  return row === undefined ? null : { ...(JSON.parse(row.document) as Job), version: row.version };
}
