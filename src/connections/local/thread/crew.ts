import { availableParallelism } from 'node:os';
import type { ByteName, Path } from '../../../recovery/names.ts';
import type { Digest } from '../../../recovery/ports/host.ts';
import { Thread } from './client.ts';

/** Messages from which a second thread is worth its start. */
const worthwhile = 500;
const pageSize = 250;

/**
 * The thread of a host, and a second one that helps it to digest: reading and hashing is most of the work on
 * a large spool, and the only one in which no order matters.
 */
export class Crew {
  readonly thread: Thread;
  readonly #root: string;
  #helper: Promise<Thread> | null = null;

  private constructor(thread: Thread, root: string) {
    this.thread = thread;
    this.#root = root;
  }

  static async open(root: string): Promise<Crew> {
    return new Crew(await Thread.open(root), root);
  }

  /** As `digest` of one thread, in the order of the names, in pages that either thread takes when it is free. */
  async digest(folder: Path, names: ByteName[]): Promise<(Digest | null)[]> {
    const pages = pagesOf(names);
    const answers: (Digest | null)[][] = [];
    let next = 0;
    const work = async (thread: Thread) => {
      while (next < pages.length) {
        const mine = next++;
        answers[mine] = await thread.call('digest', folder, pages[mine]!);
      }
    };
    const threads = names.length < worthwhile ? [this.thread] : [this.thread, await this.#help()];
    await Promise.all(threads.map(work));
    return answers.flat();
  }

  #help(): Promise<Thread> {
    if (availableParallelism() === 1) return Promise.resolve(this.thread);
    this.#helper ??= Thread.open(this.#root).catch((error) => {
      this.#helper = null;
      throw error;
    });
    return this.#helper;
  }

  async close(): Promise<void> {
    const helper = await this.#helper?.catch(() => null);
    await Promise.all([this.thread.close(), helper?.close()]);
  }
}

/** No names at all still ask for the folder, so that a missing one is told. */
function pagesOf(names: ByteName[]): ByteName[][] {
  const count = Math.max(1, Math.ceil(names.length / pageSize));
  return Array.from({ length: count }, (_, i) => names.slice(i * pageSize, (i + 1) * pageSize));
}
