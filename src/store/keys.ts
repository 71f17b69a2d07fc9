import type { Keys, StoredAnswer } from '../recovery/ports/store.ts';
import type { Db } from './tables.ts';

type Claim = Awaited<ReturnType<Keys['claim']>>;

/** Idempotency-Keys: the insert decides who is first, so that of two equal calls one acts. */
export class SqlKeys implements Keys {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async claim(token: string, key: string, fingerprint: string, now: string): Promise<Claim> {
    for (;;) {
      const claimed = await this.#db
        .insertInto('idempotency')
        .values({ token, key, fingerprint, claimed_at: now })
        .onConflict((on) => on.columns(['token', 'key']).doNothing())
        .returning('key')
        .execute();
      if (claimed.length > 0) return { claimed: true };
      const row = await this.#db
        .selectFrom('idempotency')
        .select(['fingerprint', 'answer'])
        .where('token', '=', token)
        .where('key', '=', key)
        .executeTakeFirst();
      // Released between the two statements: it can be claimed after all.
      if (row === undefined) continue;
      const answer = row.answer === null ? null : (JSON.parse(row.answer) as StoredAnswer);
      return { claimed: false, fingerprint: row.fingerprint, answer };
    }
  }

  async answer(token: string, key: string, answer: StoredAnswer): Promise<void> {
    await this.#db
      .updateTable('idempotency')
      .set({ answer: JSON.stringify(answer) })
      .where('token', '=', token)
      .where('key', '=', key)
      .execute();
  }

  async release(token: string, key: string): Promise<void> {
    await this.#db.deleteFrom('idempotency').where('token', '=', token).where('key', '=', key).execute();
  }

  async prune(before: string): Promise<void> {
    await this.#db.deleteFrom('idempotency').where('claimed_at', '<', before).execute();
  }
}
