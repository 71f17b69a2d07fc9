import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { Diagnoses, Page, PageRequest } from '../recovery/ports/store.ts';
import { afterNumber, pageOf } from './paging.ts';
import type { Db } from './tables.ts';

export class SqlDiagnoses implements Diagnoses {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(diagnosis: Diagnosis): Promise<void> {
    const { id, server } = diagnosis;
    await this.#db
      .insertInto('diagnosis')
      .values({ id, server, document: JSON.stringify(diagnosis) })
      .execute();
  }

  async latest(server: string): Promise<Diagnosis | null> {
    return (await this.list(server, { limit: 1 })).items[0] ?? null;
  }

  /** Newest first. */
  async list(server: string, page: PageRequest): Promise<Page<Diagnosis>> {
    let query = this.#db
      .selectFrom('diagnosis')
      .select(['number', 'document'])
      .where('server', '=', server)
      .orderBy('number', 'desc')
      .limit(page.limit + 1);
    if (page.after !== undefined) query = query.where('number', '<', afterNumber(page.after));
    return pageOf(
      await query.execute(),
      page,
      (row) => JSON.parse(row.document) as Diagnosis,
      (row) => String(row.number),
    );
  }
}
