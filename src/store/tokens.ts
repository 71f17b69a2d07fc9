import type { Token, Tokens } from '../recovery/ports/access.ts';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import { pageOf } from './paging.ts';
import type { Db, Looks, TokenTable } from './tables.ts';

export class SqlTokens implements Tokens {
  readonly #db: Db;
  readonly #reads: Db;
  readonly #glances: Db;

  constructor(db: Db, { reads, glances }: Looks) {
    this.#db = db;
    this.#reads = reads;
    this.#glances = glances;
  }

  async add(token: Token): Promise<void> {
    const row = await this.#db
      .insertInto('token')
      .values({
        id: token.id,
        name: token.name,
        prefix: token.prefix,
        hash: token.hash,
        scopes: JSON.stringify(token.scopes),
        servers: JSON.stringify(token.servers),
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        last_used_at: token.lastUsedAt,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined) return;
    throw new Problem('token-name-taken', `Another token is named ${token.name}.`, {
      untouched: 'No token was made.',
      next: 'Choose another name: it is what the audit knows the caller by.',
    });
  }

  async get(id: string): Promise<Token | null> {
    return tokenOf(await rowsIn(this.#glances).where('id', '=', id).executeTakeFirst());
  }

  async byHash(hash: string): Promise<Token | null> {
    return tokenOf(await rowsIn(this.#glances).where('hash', '=', hash).executeTakeFirst());
  }

  async list(page: PageRequest): Promise<Page<Token>> {
    let query = rowsIn(this.#reads)
      .orderBy('created_at')
      .orderBy('id')
      .limit(page.limit + 1);
    if (page.after !== undefined) {
      const [at, id] = page.after.split(' ', 2) as [string, string];
      query = query.where((eb) =>
        eb.or([eb('created_at', '>', at), eb.and([eb('created_at', '=', at), eb('id', '>', id)])]),
      );
    }
    return pageOf(await query.execute(), page, rowOf, (row) => `${row.created_at} ${row.id}`);
  }

  async used(id: string, at: string): Promise<void> {
    await this.#db.updateTable('token').set({ last_used_at: at }).where('id', '=', id).execute();
  }

  async remove(id: string): Promise<boolean> {
    const gone = await this.#db.deleteFrom('token').where('id', '=', id).returning('id').executeTakeFirst();
    return gone !== undefined;
  }

  async count(): Promise<number> {
    const { n } = await this.#db
      .selectFrom('token')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  }
}

function rowsIn(db: Db) {
  return db.selectFrom('token').selectAll();
}

function tokenOf(row: TokenTable | undefined): Token | null {
  return row === undefined ? null : rowOf(row);
}

function rowOf(row: TokenTable): Token {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    hash: row.hash,
    scopes: JSON.parse(row.scopes) as string[],
    servers: JSON.parse(row.servers) as string[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
