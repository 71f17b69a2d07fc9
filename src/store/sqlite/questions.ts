import type { Answer, Request } from './protocol.ts';
import type { DatabaseThread } from './thread-client.ts';

/**
 * Looks for the thread that reads. Those that come in one turn of the event loop are sent together, and equal
 * ones once: waking the other thread costs more than the look. One that was sent is never joined, since it
 * may have been answered before the write that its asker has just made.
 */
export class Questions {
  readonly #thread: DatabaseThread;
  readonly #unsent = new Map<string, { request: Request; asked: PromiseWithResolvers<Answer> }>();

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  run(request: Request): Promise<Answer> {
    const key = JSON.stringify([request.sql, request.parameters]);
    const known = this.#unsent.get(key);
    if (known !== undefined) return known.asked.promise;
    if (this.#unsent.size === 0) setImmediate(() => this.#send());
    const asked = Promise.withResolvers<Answer>();
    this.#unsent.set(key, { request, asked });
    return asked.promise;
  }

  #send(): void {
    const all = [...this.#unsent.values()];
    this.#unsent.clear();
    const answers = this.#thread.runAll(all.map(({ request }) => request));
    for (const [index, { asked }] of all.entries()) answers[index]!.then(asked.resolve, asked.reject);
  }
}
