import type { Answer, Request } from './protocol.ts';

/** What looks into the database: the thread that reads, or what reads here. */
export interface Looker {
  runAll(requests: Request[]): Promise<Answer>[];
  close(): Promise<void>;
}

/**
 * Looks that come in one turn of the event loop are made together, and equal ones once: waking another thread
 * costs more than the look, and to answer one call after another costs the same work half as much again. One
 * that was sent is never joined, since it may have been answered before the write that its asker has just made.
 */
export class Questions {
  readonly #looker: Looker;
  readonly #unsent = new Map<string, { request: Request; asked: PromiseWithResolvers<Answer> }>();

  constructor(looker: Looker) {
    this.#looker = looker;
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
    const answers = this.#looker.runAll(all.map(({ request }) => request));
    for (const [index, { asked }] of all.entries()) answers[index]!.then(asked.resolve, asked.reject);
  }
}
