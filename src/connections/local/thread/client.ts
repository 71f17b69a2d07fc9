import type { Worker } from 'node:worker_threads';
import { Problem } from '../../../recovery/problems.ts';
import { restThread, takeThread } from './idle.ts';
import {
  asProblem,
  type CallArgs,
  type CallName,
  type CallResult,
  type PageOf,
  type Question,
  type ReadingArgs,
  type ReadingName,
  type Reply,
  type RestOf,
} from './protocol.ts';

const closed = 'The connection is closed.';

type Untold<Q> = Q extends unknown ? Omit<Q, 'id'> : never;
interface Waiting {
  resolve(value: unknown): void;
  reject(error: Problem): void;
}

/** The thread of one host while it is open, as the main thread sees it. It keeps the process alive only while it works. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Problem | null = null;
  #closing = false;

  private constructor() {
    this.#worker = takeThread();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(`The file thread failed: ${error.message}`));
    this.#worker.on('exit', () => this.#end(closed));
  }

  /** Takes a thread and opens the root in it; `root-refused` or `folder-missing` when it cannot be. */
  static async open(root: string): Promise<Thread> {
    const thread = new Thread();
    try {
      await thread.#ask({ kind: 'open', root });
      return thread;
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  call<K extends CallName>(name: K, ...args: CallArgs<K>): Promise<CallResult<K>> {
    return this.#ask({ kind: 'call', name, args }) as Promise<CallResult<K>>;
  }

  /** The pages of a reading, each fetched when it is asked for; returns what the reading says at its end. */
  async *pages<K extends ReadingName>(
    name: K,
    ...args: ReadingArgs<K>
  ): AsyncGenerator<PageOf<K>, RestOf<K>> {
    const reading = (await this.#ask({ kind: 'begin', name, args })) as number;
    let left = true;
    try {
      for (;;) {
        const page = (await this.#ask({ kind: 'next', reading })) as IteratorResult<PageOf<K>, RestOf<K>>;
        left = page.done !== true;
        if (page.done) return page.value;
        yield page.value;
      }
    } finally {
      if (left && !this.#closing) await this.#ask({ kind: 'leave', reading });
    }
  }

  /** Ends what is under way; a thread that was doing nothing serves the next host. Safe to repeat. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const isFree = this.#waiting.size === 0;
    await this.#ask({ kind: 'close' });
    if (isFree && restThread(this.#worker)) return this.#end(closed);
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage({ id: 0, kind: 'end' } satisfies Question);
    // Until it is gone it must keep the process alive, or the wait for it would be cut short.
    this.#worker.ref();
    await exited;
  }

  #ask(question: Untold<Question>): Promise<unknown> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...question });
    });
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('failure' in reply) waiting?.reject(asProblem(reply.failure));
    else waiting?.resolve(reply.value);
  }

  #end(detail: string): void {
    this.#ended ??= new Problem('unavailable', detail, {
      untouched: 'What was under way may have been done in part: look before acting again.',
      next: 'Open the connection again.',
    });
    for (const waiting of this.#waiting.values()) waiting.reject(this.#ended);
    this.#waiting.clear();
  }
}
