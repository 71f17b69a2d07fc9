import { DatabaseSync } from 'node:sqlite';
import type { Job } from '../../../src/recovery/job.ts';

/** A look into the store from outside, several hundred times a second: nothing of the service is asked. */
export class Window {
  readonly #db: DatabaseSync;

  constructor(folder: string) {
    this.#db = new DatabaseSync(`${folder}/unjam.db`, { readOnly: true, timeout: 1000 });
  }

  /** The job that was opened last, as it is written down now. */
  job(): Job | null {
    const row = this.#db.prepare('select document from job order by number desc limit 1').get();
    return row === undefined ? null : (JSON.parse(String(row.document)) as Job);
  }

  unsettled(): number {
    return Number(this.#db.prepare('select count(*) as n from batch where settled_at is null').get()?.n);
  }

  close(): void {
    this.#db.close();
  }
}
