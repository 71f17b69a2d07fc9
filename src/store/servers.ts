import type { Page, PageRequest, Servers } from '../recovery/ports/store.ts';
import type { Registration, Server } from '../recovery/server.ts';
import type { Sight } from '../recovery/sight.ts';
import { Documents } from './documents.ts';
import type { Engine } from './engine.ts';
import { pageOf } from './paging.ts';
import { inSight } from './sight.ts';
import type { Db, DocumentTable } from './tables.ts';

export class SqlServers implements Servers {
  readonly #documents: Documents;
  readonly #engine: Engine;

  constructor(db: Db, engine: Engine) {
    this.#documents = new Documents(db, 'server');
    this.#engine = engine;
  }

  async get(name: string): Promise<Server | null> {
    const row = await this.#documents.get(name);
    return row === null ? null : serverOf(row);
  }

  /** By name. */
  async list(page: PageRequest, sight: Sight): Promise<Page<Server>> {
    const which = inSight(this.#engine, 'name', sight);
    const rows = await this.#documents.list(page.limit + 1, page.after, which);
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
