import type { Expression, SqlBool } from 'kysely';
import { Problem } from '../recovery/problems.ts';
import type { Db, DocumentTable } from './tables.ts';

type Name = 'server' | 'profile' | 'slack_user' | 'slack_follow_up';

/**
 * Named documents with a version: servers, profiles, users of Slack, what a channel was promised. Each write is one
 * statement that carries its condition, so that of two writers who read the same version only one succeeds, in any engine.
 */
export class Documents {
  readonly #db: Db;
  readonly #table: Name;

  constructor(db: Db, table: Name) {
    this.#db = db;
    this.#table = table;
  }

  async get(name: string): Promise<DocumentTable | null> {
    const row = await this.#db
      .selectFrom(this.#table)
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirst();
    return row ?? null;
  }

  async list(limit?: number, after = '', which?: Expression<SqlBool>): Promise<DocumentTable[]> {
    let query = this.#db.selectFrom(this.#table).selectAll().where('name', '>', after).orderBy('name');
    if (which !== undefined) query = query.where(which);
    return await (limit === undefined ? query : query.limit(limit)).execute();
  }

  /** Gives the version that it now has. */
  async put(name: string, content: unknown, expect: number | undefined): Promise<number> {
    const document = JSON.stringify(content);
    const row =
      expect === undefined || expect === 0
        ? await this.#insert(name, document, expect)
        : await this.#db
            .updateTable(this.#table)
            .set((eb) => ({ document, version: eb('version', '+', 1) }))
            .where('name', '=', name)
            .where('version', '=', expect)
            .returning('version')
            .executeTakeFirst();
    if (row === undefined) throw await this.#changed(name, expect);
    return row.version;
  }

  async remove(name: string, expect: number | undefined): Promise<boolean> {
    let query = this.#db.deleteFrom(this.#table).where('name', '=', name);
    if (expect !== undefined) query = query.where('version', '=', expect);
    if ((await query.returning('name').execute()).length > 0) return true;
    if ((await this.get(name)) === null) return false;
    throw await this.#changed(name, expect);
  }

  async #insert(
    name: string,
    document: string,
    expect: 0 | undefined,
  ): Promise<{ version: number } | undefined> {
    return await this.#db
      .insertInto(this.#table)
      .values({ name, document, version: 1 })
      .onConflict((on) =>
        expect === 0
          ? on.column('name').doNothing()
          : on
              .column('name')
              .doUpdateSet((eb) => ({ document, version: eb(`${this.#table}.version`, '+', 1) })),
      )
      .returning('version')
      .executeTakeFirst();
  }

  async #changed(name: string, expect: number | undefined): Promise<Problem> {
    const version = (await this.get(name))?.version ?? 0;
    const stands = version === 0 ? 'does not exist' : `is at version ${version}`;
    const meant = expect === 0 ? 'it was to be new' : `version ${expect} was to be changed`;
    return new Problem(
      'precondition-failed',
      `The ${this.#table.replaceAll('_', ' ')} ${name} ${stands}; ${meant}.`,
      {
        untouched: 'Nothing was changed.',
        next: 'Read it again and repeat the change on what it says now.',
        extra: { version },
      },
    );
  }
}
