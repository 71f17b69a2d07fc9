import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * There is one connection: whoever wants it waits for those who came before. Waiting for it from within
 * the work of a transaction would be waiting for its own end, for ever and in silence: that throws instead.
 */
export class Turns {
  readonly #inside = new AsyncLocalStorage<{ over: boolean }>();
  #last: Promise<void> = Promise.resolve();

  /** Resolves with the way to give the connection back. */
  async next(): Promise<() => void> {
    this.assertOutside();
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }

  /** Throws within the work of a transaction. */
  assertOutside(): void {
    if (this.#inside.getStore()?.over === false) {
      throw new Error('Inside atomically only the store that was given to the work can be used');
    }
  }

  /** Runs the work of a transaction that has its turn. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    const mark = { over: false };
    try {
      return await this.#inside.run(mark, work);
    } finally {
      mark.over = true;
    }
  }
}
