import type { Audit, AuditRow, Page, PageRequest } from '../recovery/ports/store.ts';
import { afterNumber, pageOf } from './paging.ts';
import type { Db } from './tables.ts';

/** Who did what. The schema itself refuses to change or remove a row. */
export class SqlAudit implements Audit {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async append({ requestId, ...row }: AuditRow): Promise<void> {
    await this.#db
      .insertInto('audit')
      .values({ ...row, request_id: requestId })
      .execute();
  }

  /** Newest first. */
  async list(page: PageRequest): Promise<Page<AuditRow & { seq: number }>> {
    let query = this.#db
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(page.limit + 1);
    if (page.after !== undefined) query = query.where('seq', '<', afterNumber(page.after));
    return pageOf(
      await query.execute(),
      page,
      ({ request_id, ...row }) => ({ ...row, requestId: request_id }),
      (row) => String(row.seq),
    );
  }
}
