import type { DatabaseSync } from 'node:sqlite';
import { answering } from './answering.ts';
import type { Answer, Request } from './protocol.ts';
import type { DatabaseThread } from './thread-client.ts';

/**
 * Looks at single rows by their keys, on the main thread: such a row is in memory, and to read it costs less
 * than to wake another thread, which on a busy machine waits for a processor as well. What may read many rows
 * must not come here.
 */
export class Glances {
  readonly #db: DatabaseSync;
  readonly #answer: (request: Request) => Answer;
  readonly #behind: DatabaseThread;

  /** `behind`: the thread that reads. */
  constructor(db: DatabaseSync, behind: DatabaseThread) {
    this.#db = db;
    this.#answer = answering(db);
    this.#behind = behind;
  }

  /** What fails here is asked again of the thread, which can wait, and says what is wrong in our words. */
  runAll(requests: Request[]): Promise<Answer>[] {
    return requests.map(async (request) => {
      const answer = this.#answer(request);
      return answer.failure === undefined ? answer : await this.#behind.run(request);
    });
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}
