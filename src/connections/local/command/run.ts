import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran, RunOptions } from '../../command/ran.ts';
import type { Answer, Order } from './protocol.ts';

type Value = Answer['value'];

/** Runs an argument vector, never through a shell, in a process group of its own, as a child of our program. */
export async function run(argv: string[], options: RunOptions): Promise<Ran> {
  running ??= new Program();
  return (await running.ask({ argv, options }, lost)) as Ran;
}

/**
 * Process groups that are ours now: they are not the service, whatever their names. Those of all commands that
 * were asked for before are among them.
 */
export async function runningGroups(): Promise<number[]> {
  return running === null ? [] : ((await running.ask(null, [])) as number[]);
}

/** Begun at the first command, and anew when it has ended. */
let running: Program | null = null;

/** Whether the command did its work is not known, as when it was killed. */
const lost: Ran = {
  code: null,
  output: '',
  trouble: 'the process of Unjam that runs commands has ended, or could not be begun',
  missing: false,
};

interface Waiting {
  answer(value: Value): void;
  /** What is answered when the program ends before. */
  otherwise: Value;
}

/** The process that begins commands, and what is asked of it. */
class Program {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor() {
    // Detached, so that what is typed in our terminal does not reach it; without the flags of this process.
    this.#child = fork(fileURLToPath(new URL('./program.ts', import.meta.url)), {
      ...{ detached: true, cwd: '/', execArgv: [], env: withoutSecrets(process.env) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', ({ id, value }: Answer) => this.#settle(id, value));
    this.#child.once('exit', () => this.#end());
    this.#child.once('error', () => this.#end());
    this.#child.unref();
    this.#child.channel?.unref();
  }

  async ask(command: Order['command'], otherwise: Value): Promise<Value> {
    if (!this.#child.connected) return otherwise;
    const id = ++this.#asked;
    const { promise, resolve } = Promise.withResolvers<Value>();
    this.#waiting.set(id, { answer: resolve, otherwise });
    // Idle, it must not keep Unjam alive; a command under way must.
    this.#child.channel?.ref();
    this.#child.send({ id, command } satisfies Order, (error) => {
      if (error !== null) this.#settle(id, otherwise);
    });
    return await promise;
  }

  #settle(id: number, value: Value): void {
    this.#waiting.get(id)?.answer(value);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#child.channel?.unref();
  }

  #end(): void {
    if (running === this) running = null;
    for (const [id, { otherwise }] of this.#waiting) this.#settle(id, otherwise);
  }
}

/** Tokens and database addresses of ours are nothing for somebody's script. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('UNJAM_')));
}
