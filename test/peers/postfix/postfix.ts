import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../exchange/ports.ts';
import { sendMail } from '../exchange/send.ts';
import { until } from '../unit/until.ts';
import { type Instance, layOut } from './instance.ts';
import { type Jam, jams } from './jam.ts';
import { Sink } from './sink.ts';

const script = fileURLToPath(new URL('control.sh', import.meta.url));
const run = promisify(execFile);

/** Connections by which mail is handed in at a time. */
const abreast = 10;

const verbs = ['start', 'stop', 'kill', 'status', 'fence', 'unfence'] as const;
type Verb = (typeof verbs)[number];

/** One queue file: where it lies now. */
export interface QueueFile {
  /** `incoming`, `active` or `deferred`. */
  queue: string;
  /** Its queue id. */
  name: string;
  path: string;
}

/** The message that was made to jam it. */
export interface Poison {
  name: string;
  messageId: string;
}

/** A private Postfix, up, with this many messages deferred because the host behind it does not answer. */
export async function createPostfix(options: {
  messages: number;
  test: { after(hook: () => Promise<void>): void };
}): Promise<Postfix> {
  const instance = layOut(await freePort(), await freePort());
  const postfix = new Postfix(instance);
  options.test.after(() => postfix.cleanup());
  await postfix.control('start');
  await postfix.send(options.messages);
  await until('all mail is deferred', () => postfix.queued('deferred').length === options.messages);
  return postfix;
}

/** One real mail server as a test holds it: its queue, its control, the host behind it. */
export class Postfix {
  /** The queue directory. */
  readonly root: string;
  readonly sink: Sink;
  /** Message-IDs of everything that was handed in. */
  readonly sent: string[] = [];
  readonly #instance: Instance;
  readonly #atExit = () => this.#killNow();

  constructor(instance: Instance) {
    this.#instance = instance;
    this.root = instance.spool;
    this.sink = new Sink(instance.relayPort);
    process.once('exit', this.#atExit);
  }

  /** The body of `PUT /v1/servers/{server}`. */
  serverRegistration(profile = 'postfix') {
    const { spool, etc, log } = this.#instance;
    return {
      profile,
      root: spool,
      connection: {
        type: 'local',
        service: {
          manager: 'command',
          ...Object.fromEntries(verbs.map((verb) => [verb, this.#argv(verb)])),
        },
        logs: { '/var/log/mail.log': { file: log, format: 'lines' } },
      },
      nudge: ['postqueue', '-c', etc, '-f'],
      timing: {
        startSeconds: 3,
        stopSeconds: 10,
        observeSeconds: 1,
        observeMaxSeconds: 3,
        sampleSeconds: 0.25,
        flowSeconds: 1,
      },
    };
  }

  async control(verb: Verb): Promise<void> {
    const [command, ...args] = this.#argv(verb);
    await run(command!, args);
  }

  /** Waits until Postfix says of itself that it runs; fails when it says anything else. */
  async saysRunning(): Promise<void> {
    const before = this.log().length;
    await run('postfix', ['-c', this.#instance.etc, 'status']);
    const said = () => this.log().slice(before).includes('the Postfix mail system is running: PID:');
    await until('it says that it runs', said);
  }

  /** Makes it try all its mail now. */
  async flush(): Promise<void> {
    await run('postqueue', ['-c', this.#instance.etc, '-f']);
  }

  async send(count: number): Promise<void> {
    const first = this.sent.length;
    const numbers = Array.from({ length: count }, (_, n) => first + n);
    this.sent.push(...numbers.map(messageIdOf));
    for (let at = 0; at < count; at += abreast) {
      await Promise.all(numbers.slice(at, at + abreast).map((n) => this.#hand(n)));
    }
  }

  async #hand(n: number): Promise<void> {
    const head = `From: sender@fabrikam.example\r\nTo: ann@contoso.example\r\nMessage-ID: ${messageIdOf(n)}\r\n`;
    const body = `The meter shows ${n}.\r\n`.repeat(1 + (n % 40));
    await sendMail(this.#instance.smtpPort, Buffer.from(`${head}\r\n${body}`), 10_000);
  }

  /** The queue files, by name. */
  queued(...queues: string[]): QueueFile[] {
    const wanted = queues.length === 0 ? ['incoming', 'active', 'deferred'] : queues;
    return wanted.flatMap((queue) => this.#filesIn(queue)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What must survive holding and return: inode, owner and mode of each queue file. */
  identities(): string[] {
    return this.queued().map(({ name, path }) => {
      const { ino, uid, gid, mode } = statSync(path);
      return `${name} ${ino} ${uid}:${gid} ${mode.toString(8)}`;
    });
  }

  /** Damages the message in the middle of the queue, for real, and tells which. */
  jam(how: Jam): Poison {
    const files = this.queued();
    const { name, path } = files[Math.floor(files.length / 2)]!;
    const messageId = /Message-ID: (<[^>]*>)/.exec(readFileSync(path, 'latin1'))![1]!;
    jams[how](path);
    return { name, messageId };
  }

  /** The process ids of its living queue manager: none or one. */
  queueManagers(): number[] {
    const master = readFileSync(`${this.root}/pid/master.pid`, 'utf8').trim();
    const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').split(' ');
    return children.filter((pid) => nameOf(pid) === 'qmgr').map(Number);
  }

  log(): string {
    return existsSync(this.#instance.log) ? readFileSync(this.#instance.log, 'latin1') : '';
  }

  /** Everything below the queue directory that is no pipe, socket or folder, without Postfix's own pid files. */
  files(): string[] {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(this.root.length + 1))
      .filter((path) => !path.startsWith('pid/'))
      .sort();
  }

  async cleanup() {
    process.off('exit', this.#atExit);
    this.#killNow();
    await this.sink.close();
    rmSync(this.#instance.folder, { recursive: true, force: true });
  }

  #argv(verb: Verb): string[] {
    return ['/bin/sh', script, this.#instance.folder, verb];
  }

  #filesIn(queue: string): QueueFile[] {
    const entries = readdirSync(`${this.root}/${queue}`, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({ queue, name, path: `${parentPath}/${name}` }));
  }

  #killNow() {
    const [command, ...args] = this.#argv('kill');
    execFileSync(command!, args, { stdio: 'ignore' });
  }
}

function messageIdOf(n: number): string {
  return `<${n}.${process.pid}@fabrikam.example>`;
}

function nameOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
