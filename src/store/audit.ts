import type { Audit, AuditEntry, AuditMark, AuditProof, AuditRow } from '../recovery/ports/access.ts';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { beginning, chained } from './audit-chain.ts';
import { together } from './engine.ts';
import { afterNumber, pageOf } from './paging.ts';
import type { AuditTable, Db } from './tables.ts';

/** Rows looked at in one go. */
const step = 1000;

/** Who did what. The schema itself refuses to change or remove a row; the chain tells if it was done by force. */
export class SqlAudit implements Audit {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async append(row: AuditRow): Promise<void> {
    const { requestId, ...rest } = row;
    await together(this.#db, async (tx) => {
      const head = await headOf(tx);
      const seq = (head?.seq ?? 0) + 1;
      const hash = chained(head?.hash ?? beginning, seq, row);
      await tx
        .insertInto('audit')
        .values({ ...rest, seq, request_id: requestId, hash })
        .execute();
      await tx
        .insertInto('audit_head')
        .values({ id: 1, seq, hash })
        .onConflict((on) => on.column('id').doUpdateSet({ seq, hash }))
        .execute();
    });
  }

  /** Newest first. */
  async list(page: PageRequest): Promise<Page<AuditEntry>> {
    let query = this.#db
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(page.limit + 1);
    if (page.after !== undefined) query = query.where('seq', '<', afterNumber(page.after));
    return pageOf(await query.execute(), page, entryOf, (row) => String(row.seq));
  }

  async verify(mark?: AuditMark): Promise<AuditProof> {
    const head = await headOf(this.#db);
    let last: AuditMark = { seq: 0, hash: beginning };
    for (;;) {
      const rows = await this.#after(last.seq, head?.seq ?? 0);
      for (const row of rows) {
        const what = faultOf(last, row, mark);
        if (what !== null) return { rows: last.seq, head, fault: { seq: row.seq, what } };
        last = row;
      }
      if (rows.length < step) break;
    }
    return { rows: last.seq, head, fault: endFault(last, head, mark) };
  }

  async #after(seq: number, upTo: number): Promise<AuditEntry[]> {
    const rows = await this.#db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(step)
      .execute();
    return rows.map(entryOf);
  }
}

async function headOf(db: Db): Promise<AuditMark | null> {
  return (await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()) ?? null;
}

function entryOf({ request_id, ...row }: AuditTable): AuditEntry {
  return { ...row, requestId: request_id };
}

function faultOf(last: AuditMark, row: AuditEntry, mark: AuditMark | undefined): string | null {
  if (row.seq !== last.seq + 1) return `rows are missing after ${last.seq}`;
  if (row.hash !== chained(last.hash, row.seq, row)) return 'it is not as it was written';
  if (row.seq === mark?.seq && row.hash !== mark.hash) return 'it is not the row that was noted';
  return null;
}

/** The newest rows have nobody after them who would miss them: the head and the caller's mark do. */
function endFault(last: AuditMark, head: AuditMark | null, mark: AuditMark | undefined): AuditProof['fault'] {
  const missing = { seq: last.seq + 1, what: `rows are missing after ${last.seq}` };
  if (head !== null && head.seq !== last.seq) return missing;
  if (head !== null && head.hash !== last.hash) return { seq: last.seq, what: 'it is not as it was written' };
  return mark !== undefined && mark.seq > last.seq ? missing : null;
}
