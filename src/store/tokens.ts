import type { Token, Tokens } from '../recovery/ports/store.ts';
import type { Db } from './tables.ts';

export class SqlTokens implements Tokens {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(token: Token): Promise<void> {
    await this.#db
      .insertInto('token')
      .values({
        id: token.id,
        name: token.name,
        hash: token.hash,
        scopes: JSON.stringify(token.scopes),
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        last_used_at: token.lastUsedAt,
      })
      .execute();
  }

  async byHash(hash: string): Promise<Token | null> {
    const row = await this.#db.selectFrom('token').selectAll().where('hash', '=', hash).executeTakeFirst();
    if (row === undefined) return null;
    return {
      id: row.id,
      name: row.name,
      hash: row.hash,
      scopes: JSON.parse(row.scopes) as string[],
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
    };
  }

  async count(): Promise<number> {
    const { n } = await this.#db
      .selectFrom('token')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  }
}
