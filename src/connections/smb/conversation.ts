import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that is asked by lines and answers each with one reply. */
export interface Program {
  argv: string[];
  env: Record<string, string>;
  /** What it may read from its fourth descriptor: no argument, no variable and no name of a file leads to it. */
  secret?: string;
  /** Whether a reply may be whole that ends with these characters: a cheap look, before all is looked through. */
  ends(tail: string): boolean;
  /** The first whole reply in what was heard, and what follows it; null while there is none. */
  frame(heard: string): { reply: string; rest: string } | null;
}

/** The program ended, hung or was never there before it answered: what became of the request is not known. */
export class Lost extends Error {
  override readonly name = 'Lost';
  readonly why: 'ended' | 'silent' | 'missing';
  /** What it had said until then. */
  readonly heard: string;
  /** Whether it was asked at all: what was never sent may simply be asked of another. */
  readonly sent: boolean;

  constructor(why: Lost['why'], program: string, heard: string, sent = true) {
    super(`${program} ${{ ended: 'ended', silent: 'does not answer', missing: 'cannot be run' }[why]}`);
    this.why = why;
    this.heard = heard;
    this.sent = sent;
  }
}

const most = 256 * 1024 * 1024;
const longestEnd = 16;
const grace = 2000;

/**
 * One such program, for as long as it lives. One line at a time, and the next only after the reply: a second line in
 * the same write would wait in the buffer of smbclient, which looks at its descriptor alone.
 */
export class Conversation {
  readonly #child: ChildProcess;
  readonly #program: Program;
  readonly #gone: Promise<void>;
  /** In pieces: a reply of many megabytes would be copied anew with each of them. */
  #heard: string[] = [];
  #length = 0;
  #tail = '';
  #why: Lost['why'] | null = null;
  #wake: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(program: Program) {
    this.#program = program;
    const secret = program.secret === undefined ? null : nameless(program.secret);
    this.#child = spawn(program.argv[0]!, program.argv.slice(1), {
      cwd: '/',
      env: program.env,
      stdio: ['pipe', 'pipe', 'pipe', ...(secret === null ? [] : [secret])],
    });
    if (secret !== null) closeSync(secret);
    this.#gone = new Promise((resolve) => this.#listen(resolve));
  }

  get over(): boolean {
    return this.#why !== null || this.#closing;
  }

  /** The reply that it begins with, unasked. */
  greeting(within: number): Promise<string> {
    return this.#next(() => this.#reply(within));
  }

  /** Asks with one line. `Lost`: it was asked, or not, and nobody knows what came of it. */
  ask(line: string, within: number): Promise<string> {
    return this.#next(() => {
      if (this.over) return Promise.reject(this.#lost(false));
      this.#forget();
      this.#child.stdin!.write(`${line}\n`);
      return this.#reply(within);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#child.stdin!.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), grace);
    await this.#gone;
    clearTimeout(timer);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #listen(gone: () => void): void {
    const end = (why: Lost['why']) => {
      this.#why ??= why;
      gone();
      this.#wake();
    };
    this.#child.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ENOENT' || error.code === 'EACCES' ? 'missing' : 'ended'),
    );
    // Closed, not only ended: its last words are still in the pipe.
    this.#child.once('close', () => end('ended'));
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#heard.push(text);
        this.#length += text.length;
        this.#tail = (this.#tail + text).slice(-longestEnd);
        if (this.#length > most) this.#child.kill('SIGKILL');
        if (this.#program.ends(this.#tail)) this.#wake();
      });
    }
    this.#child.stdin!.on('error', () => undefined);
  }

  #reply(within: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // An answer that comes later would be taken for that of the next question.
        this.#why ??= 'silent';
        this.#child.kill('SIGKILL');
        this.#wake();
      }, within);
      this.#wake = () => {
        const framed = this.#program.frame(this.#heard.join(''));
        if (framed === null && this.#why === null) return;
        clearTimeout(timer);
        this.#wake = () => undefined;
        if (framed === null) return reject(this.#lost());
        this.#forget(framed.rest);
        resolve(framed.reply);
      };
      this.#wake();
    });
  }

  #lost(sent = true): Lost {
    return new Lost(this.#why ?? 'ended', this.#program.argv[0]!, this.#heard.join(''), sent);
  }

  #forget(rest = ''): void {
    this.#heard = rest === '' ? [] : [rest];
    this.#length = rest.length;
    this.#tail = '';
  }
}

/**
 * A file without a name, for our user alone: a pipe of Node is a socket, and a program that is given a path to read
 * cannot open that.
 */
function nameless(content: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-'));
  try {
    const file = openSync(join(folder, 'login'), 'wx+', 0o600);
    writeSync(file, content);
    return file;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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
