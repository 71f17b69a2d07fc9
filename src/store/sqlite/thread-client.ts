import { Worker } from 'node:worker_threads';
import { failureError, refusedError } from './failures.ts';
import type { Answer, Opening, Request, Role } from './protocol.ts';

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** The main thread's end of the database thread. */
export class DatabaseThread {
  readonly #worker: Worker;
  readonly #folder: string;
  /** In the order in which they were asked, which is the order of the answers. */
  readonly #waiting: Waiting[] = [];
  readonly #ended: Promise<void>;
  #end: Error | null = null;

  private constructor(worker: Worker, folder: string) {
    this.#worker = worker;
    this.#folder = folder;
    worker.on('message', (answers: Answer[]) => {
      for (const answer of answers) this.#answered(answer);
    });
    worker.on('error', (error) => this.#stop(error));
    this.#ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#stop(new Error('The store is closed'));
        resolve();
      });
    });
    worker.unref();
  }

  /** Throws `StoreRefused` when the folder cannot be used. */
  static async start(folder: string, role: Role): Promise<DatabaseThread> {
    // Without the flags of this process: some of them (`--input-type`) are not for a file.
    const file = new URL('./thread.ts', import.meta.url);
    const worker = new Worker(file, { workerData: { folder, role }, execArgv: [] });
    const opening = await new Promise<Opening>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread of the store ended before it began')));
    });
    if ('refused' in opening) throw refusedError(folder, opening.refused);
    worker.removeAllListeners('error');
    return new DatabaseThread(worker, folder);
  }

  async run(request: Request): Promise<Answer> {
    return await this.runAll([request])[0]!;
  }

  /** In one message; each is answered by itself. */
  runAll(requests: Request[]): Promise<Answer>[] {
    const ended = this.#end;
    if (ended !== null) return requests.map(() => Promise.reject(ended));
    // An idle store must not keep the process alive; a write under way must.
    if (this.#waiting.length === 0) this.#worker.ref();
    const answered = requests.map(
      () => new Promise<Answer>((resolve, reject) => this.#waiting.push({ resolve, reject })),
    );
    this.#worker.postMessage(requests);
    return answered.map(async (coming) => {
      const answer = await coming;
      if (answer.failure !== undefined) throw failureError(answer.failure, this.#folder);
      return answer;
    });
  }

  async close(): Promise<void> {
    this.#end ??= new Error('The store is closed');
    this.#worker.ref();
    this.#worker.postMessage('close');
    await this.#ended;
  }

  #answered(answer: Answer): void {
    this.#waiting.shift()?.resolve(answer);
    // Not while it is being closed: its end is waited for.
    if (this.#waiting.length === 0 && this.#end === null) this.#worker.unref();
  }

  #stop(error: Error): void {
    this.#end ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }
}
