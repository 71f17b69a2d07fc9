import type { SlackUser, SlackUsers } from '../recovery/ports/inbox.ts';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { Documents } from './documents.ts';
import { pageOf } from './paging.ts';
import type { Db, DocumentTable } from './tables.ts';

export class SqlSlackUsers implements SlackUsers {
  readonly #documents: Documents;

  constructor(db: Db) {
    this.#documents = new Documents(db, 'slack_user');
  }

  async get(user: string): Promise<SlackUser | null> {
    const row = await this.#documents.get(user);
    return row === null ? null : slackUserOf(row);
  }

  /** By id. */
  async list(page: PageRequest): Promise<Page<SlackUser>> {
    const rows = await this.#documents.list(page.limit + 1, page.after);
    return pageOf(rows, page, slackUserOf, (row) => row.name);
  }

  async put(user: Omit<SlackUser, 'version'>, expect?: number): Promise<SlackUser> {
    return { ...user, version: await this.#documents.put(user.user, user, expect) };
  }

  async remove(user: string, expect?: number): Promise<boolean> {
    return await this.#documents.remove(user, expect);
  }
}

function slackUserOf(row: DocumentTable): SlackUser {
  return { ...(JSON.parse(row.document) as Omit<SlackUser, 'version'>), version: row.version };
}
