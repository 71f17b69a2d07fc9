import type { Selectable } from 'kysely';
import type { Webhook, WebhookSecrets, Webhooks } from '../recovery/ports/outbox.ts';
import { Problem } from '../recovery/problems.ts';
import type { Db, WebhookTable } from './tables.ts';

/** Secrets have a column of their own, so that no reader of a webhook holds them by chance. */
export class SqlWebhooks implements Webhooks {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(webhook: Webhook, secrets: WebhookSecrets): Promise<void> {
    const { id, version, createdAt } = webhook;
    const texts = { document: JSON.stringify(webhook), secrets: JSON.stringify(secrets) };
    await this.#db
      .insertInto('webhook')
      .values({ id, version, made_at: createdAt, ...texts })
      .execute();
  }

  async get(id: string): Promise<Webhook | null> {
    const row = await this.#rows().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : webhookOf(row);
  }

  async list(): Promise<Webhook[]> {
    return (await this.#rows().orderBy('made_at').orderBy('id').execute()).map(webhookOf);
  }

  async put(webhook: Webhook, expect?: number): Promise<Webhook> {
    let query = this.#db
      .updateTable('webhook')
      .set((eb) => ({ document: JSON.stringify(webhook), version: eb('version', '+', 1) }))
      .where('id', '=', webhook.id);
    if (expect !== undefined) query = query.where('version', '=', expect);
    const row = await query.returning('version').executeTakeFirst();
    if (row === undefined) throw await this.#changed(webhook.id);
    return { ...webhook, version: row.version };
  }

  async remove(id: string, expect?: number): Promise<boolean> {
    let query = this.#db.deleteFrom('webhook').where('id', '=', id);
    if (expect !== undefined) query = query.where('version', '=', expect);
    if ((await query.returning('id').execute()).length > 0) return true;
    if ((await this.get(id)) === null) return false;
    throw await this.#changed(id);
  }

  async secrets(id: string): Promise<WebhookSecrets | null> {
    const row = await this.#db
      .selectFrom('webhook')
      .select('secrets')
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : (JSON.parse(row.secrets) as WebhookSecrets);
  }

  async putSecrets(id: string, secrets: WebhookSecrets): Promise<void> {
    await this.#db
      .updateTable('webhook')
      .set({ secrets: JSON.stringify(secrets) })
      .where('id', '=', id)
      .execute();
  }

  #rows() {
    return this.#db.selectFrom('webhook').select(['document', 'version']);
  }

  async #changed(id: string): Promise<Problem> {
    const now = await this.get(id);
    if (now === null) return new Problem('webhook-unknown', `There is no webhook ${id}.`);
    return new Problem('precondition-failed', `The webhook ${id} is at version ${now.version}.`, {
      untouched: 'Nothing was changed.',
      next: 'Read it again and repeat the change on what it says now.',
      extra: { version: now.version },
    });
  }
}

function webhookOf({ document, version }: Pick<Selectable<WebhookTable>, 'document' | 'version'>): Webhook {
  return { ...(JSON.parse(document) as Webhook), version };
}
