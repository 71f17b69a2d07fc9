import type { Alert, AlertOutcome, Alerts } from '../recovery/ports/inbox.ts';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import type { Sight } from '../recovery/sight.ts';
import { type Engine, together } from './engine.ts';
import { afterNumber, pageOf } from './paging.ts';
import { inSight } from './sight.ts';
import type { Db } from './tables.ts';

/** Alerts that were told to us; one row for each fingerprint and beginning, however often it is repeated. */
export class SqlAlerts implements Alerts {
  readonly #db: Db;
  readonly #engine: Engine;

  constructor(db: Db, engine: Engine) {
    this.#db = db;
    this.#engine = engine;
  }

  async tell(alert: Alert): Promise<{ isNew: boolean; alert: Alert }> {
    return await together(this.#db, async (db) => {
      const added = await db
        .insertInto('alert')
        .values({ ...columnsOf(alert), fingerprint: alert.fingerprint, starts_at: alert.startsAt })
        .onConflict((on) => on.columns(['fingerprint', 'starts_at']).doNothing())
        .returning('id')
        .execute();
      if (added.length > 0) return { isNew: true, alert };
      const row = await db
        .selectFrom('alert')
        .select('document')
        .where('fingerprint', '=', alert.fingerprint)
        .where('starts_at', '=', alert.startsAt)
        .executeTakeFirstOrThrow();
      const known = JSON.parse(row.document) as Alert;
      const { status, lastAt } = alert;
      const told = { ...known, status, lastAt, times: known.times + 1 };
      await write(db, told);
      return { isNew: false, alert: told };
    });
  }

  async settle(id: string, outcome: AlertOutcome, saying: string, job: string | null): Promise<void> {
    await together(this.#db, async (db) => {
      const row = await db.selectFrom('alert').select('document').where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      await write(db, { ...(JSON.parse(row.document) as Alert), outcome, saying, job });
    });
  }

  async waiting(): Promise<Alert[]> {
    const rows = await this.#db
      .selectFrom('alert')
      .select('document')
      .where('outcome', '=', 'waiting')
      .orderBy('number')
      .execute();
    return rows.map((row) => JSON.parse(row.document) as Alert);
  }

  async list(
    { server }: { server?: string | undefined },
    page: PageRequest,
    sight: Sight,
  ): Promise<Page<Alert>> {
    let query = this.#db
      .selectFrom('alert')
      .select(['number', 'document'])
      .where(inSight(this.#engine, 'server', sight))
      .orderBy('number', 'desc')
      .limit(page.limit + 1);
    if (server !== undefined) query = query.where('server', '=', server);
    if (page.after !== undefined) query = query.where('number', '<', afterNumber(page.after));
    return pageOf(
      await query.execute(),
      page,
      (row) => JSON.parse(row.document) as Alert,
      (row) => String(row.number),
    );
  }

  async prune(before: string): Promise<void> {
    await this.#db.deleteFrom('alert').where('last_at', '<', before).execute();
  }
}

async function write(db: Db, alert: Alert): Promise<void> {
  await db.updateTable('alert').set(columnsOf(alert)).where('id', '=', alert.id).execute();
}

function columnsOf(alert: Alert) {
  const { id, server, lastAt, outcome } = alert;
  return { id, server, last_at: lastAt, outcome, document: JSON.stringify(alert) };
}
