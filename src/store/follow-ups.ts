import type { FollowUp, FollowUps } from '../recovery/ports/inbox.ts';
import { Documents } from './documents.ts';
import type { Db } from './tables.ts';

export class SqlFollowUps implements FollowUps {
  readonly #documents: Documents;

  constructor(db: Db) {
    this.#documents = new Documents(db, 'slack_follow_up');
  }

  async put(followUp: FollowUp): Promise<void> {
    await this.#documents.put(followUp.id, followUp, undefined);
  }

  async list(): Promise<FollowUp[]> {
    return (await this.#documents.list()).map(({ document }) => JSON.parse(document) as FollowUp);
  }

  async remove(id: string): Promise<void> {
    await this.#documents.remove(id, undefined);
  }
}
