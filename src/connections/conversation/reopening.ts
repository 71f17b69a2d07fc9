import type { Conversation } from './conversation.ts';

/** A conversation that is begun again when it has ended. */
export class Reopening {
  readonly #begin: () => Promise<Conversation>;
  #now: Promise<Conversation> | null = null;
  #closed = false;

  constructor(begin: () => Promise<Conversation>) {
    this.#begin = begin;
  }

  /** The living one, or a new one; whatever its beginning throws. */
  async get(): Promise<Conversation> {
    if (this.#closed) throw new Error('the connection is closed');
    const seen = this.#now;
    const now = await seen?.catch(() => null);
    if (now && !now.over) return now;
    // Of two who find it over, one begins anew and the other waits for the same.
    if (this.#now === seen) this.#now = this.#begin();
    return await this.#now!;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#now?.catch(() => null))?.close();
  }
}
