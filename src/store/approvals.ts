import type { Approval } from '../recovery/approval.ts';
import type { Approvals, Decision, Page, PageRequest } from '../recovery/ports/store.ts';
import type { Sight } from '../recovery/sight.ts';
import type { Engine } from './engine.ts';
import { afterNumber, pageOf } from './paging.ts';
import { inSight } from './sight.ts';
import type { Db } from './tables.ts';

interface Row {
  number: number;
  document: string;
  state: Approval['state'];
  decided_by: string | null;
  decided_at: string | null;
}

export class SqlApprovals implements Approvals {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #engine: Engine;
  readonly #now: () => Date;

  constructor(db: Db, engine: Engine, now: () => Date, reads: Db) {
    this.#db = db;
    this.#reads = reads;
    this.#engine = engine;
    this.#now = now;
  }

  async add(approval: Approval): Promise<void> {
    const { state, decidedBy, decidedAt, ...asked } = approval;
    await this.#db
      .insertInto('approval')
      .values({
        ...{
          id: asked.id,
          server: asked.server,
          expires_at: asked.expiresAt,
          document: JSON.stringify(asked),
        },
        ...{ state, decided_by: decidedBy, decided_at: decidedAt },
      })
      .execute();
  }

  async get(id: string): Promise<Approval | null> {
    const row = await this.#rows().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : approvalOf(row);
  }

  async pendingOf(server: string): Promise<Approval[]> {
    const rows = await this.#pending().where('server', '=', server).orderBy('number').execute();
    return rows.map(approvalOf);
  }

  async list(filter: { pending: boolean }, page: PageRequest, sight: Sight): Promise<Page<Approval>> {
    let query = (filter.pending ? this.#pending() : this.#rows())
      .where(inSight(this.#engine, 'server', sight))
      .orderBy('number', 'desc')
      .limit(page.limit + 1);
    if (page.after !== undefined) query = query.where('number', '<', afterNumber(page.after));
    return pageOf(await query.execute(), page, approvalOf, (row) => String(row.number));
  }

  async decide(id: string, from: Approval['state'], { state, by, at }: Decision): Promise<boolean> {
    const row = await this.#db
      .updateTable('approval')
      .set({ state, decided_by: by, decided_at: at })
      .where('id', '=', id)
      .where('state', '=', from)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  #pending() {
    return this.#rows().where('state', '=', 'pending').where('expires_at', '>', this.#now().toISOString());
  }

  #rows() {
    return this.#reads
      .selectFrom('approval')
      .select(['number', 'document', 'state', 'decided_by', 'decided_at']);
  }
}

function approvalOf({ document, state, decided_by, decided_at }: Row): Approval {
  const asked = JSON.parse(document) as Omit<Approval, 'state' | 'decidedBy' | 'decidedAt'>;
  return { ...asked, state, decidedBy: decided_by, decidedAt: decided_at };
}
