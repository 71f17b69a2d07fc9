import type { Page, PageRequest, Servers } from '../recovery/ports/store.ts';
import type { Registration, Server } from '../recovery/server.ts';
import { Documents } from './documents.ts';
import { pageOf } from './paging.ts';
import type { Db, DocumentTable } from './tables.ts';

export class SqlServers implements Servers {
  readonly #documents: Documents;

  constructor(db: Db) {
    this.#documents = new Documents(db, 'server');
  }

  async get(name: string): Promise<Server | null> {
    const row = await this.#documents.get(name);
    return row === null ? null : serverOf(row);
  }

  /** By name. */
  async list(page: PageRequest): Promise<Page<Server>> {
    const rows = await this.#documents.list(page.limit + 1, page.after);
    return pageOf(rows, page, serverOf, (row) => row.name);
  }

  async put(name: string, registration: Registration, expect?: number): Promise<Server> {
    const version = await this.#documents.put(name, registration, expect);
    return { ...registration, name, version };
  }

  async remove(name: string, expect?: number): Promise<boolean> {
    return await this.#documents.remove(name, expect);
  }
}

function serverOf(row: DocumentTable): Server {
  return { ...(JSON.parse(row.document) as Registration), name: row.name, version: row.version };
}
