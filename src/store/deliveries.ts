import type { Insertable, Selectable } from 'kysely';
import type { Attempt, Deliveries, Delivery, DeliveryState } from '../recovery/ports/outbox.ts';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { afterNumber, pageOf } from './paging.ts';
import type { Db, DeliveryTable } from './tables.ts';

/** What is to be told to whom. That an event is told once to one webhook is a constraint of the table. */
export class SqlDeliveries implements Deliveries {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async cursor(): Promise<number> {
    const row = await this.#db.selectFrom('told_to').select('event').executeTakeFirstOrThrow();
    return row.event;
  }

  async moveCursor(event: number): Promise<void> {
    await this.#db.updateTable('told_to').set({ event }).execute();
  }

  async add(delivery: Delivery): Promise<void> {
    await this.#db.insertInto('delivery').values(rowOf(delivery)).execute();
  }

  async get(webhook: string, id: string): Promise<Delivery | null> {
    const row = await this.#of(webhook).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : deliveryOf(row);
  }

  async dueWebhooks(now: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('delivery')
      .select('webhook')
      .distinct()
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .execute();
    return rows.map(({ webhook }) => webhook);
  }

  async due(webhook: string, now: string): Promise<Delivery | null> {
    const row = await this.#of(webhook)
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : deliveryOf(row);
  }

  async save({ id, state, dueAt, tries, attempts }: Delivery): Promise<void> {
    await this.#db
      .updateTable('delivery')
      .set({ state, due_at: dueAt, tries, attempts: JSON.stringify(attempts) })
      .where('id', '=', id)
      .execute();
  }

  async giveUp(webhook: string): Promise<void> {
    await this.#db
      .updateTable('delivery')
      .set({ state: 'failed', due_at: null })
      .where('webhook', '=', webhook)
      .where('state', '=', 'waiting')
      .execute();
  }

  async list(
    webhook: string,
    { state }: { state?: DeliveryState | undefined },
    page: PageRequest,
  ): Promise<Page<Delivery>> {
    let query = this.#of(webhook)
      .orderBy('number', 'desc')
      .limit(page.limit + 1);
    if (state !== undefined) query = query.where('state', '=', state);
    if (page.after !== undefined) query = query.where('number', '<', afterNumber(page.after));
    return pageOf(await query.execute(), page, deliveryOf, (row) => String(row.number));
  }

  async prune(before: string): Promise<void> {
    await this.#db
      .deleteFrom('delivery')
      .where('state', '!=', 'waiting')
      .where('made_at', '<', before)
      .execute();
  }

  #of(webhook: string) {
    return this.#db.selectFrom('delivery').selectAll().where('webhook', '=', webhook);
  }
}

function rowOf({ traceId, createdAt, dueAt, attempts, ...rest }: Delivery): Insertable<DeliveryTable> {
  return {
    ...rest,
    trace_id: traceId,
    made_at: createdAt,
    due_at: dueAt,
    attempts: JSON.stringify(attempts),
  };
}

function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  const { number: _, trace_id, made_at, due_at, attempts, ...rest } = row;
  const times = { traceId: trace_id, createdAt: made_at, dueAt: due_at };
  return { ...rest, ...times, attempts: JSON.parse(attempts) as Attempt[] };
}
