import type { Readable, Writable } from 'node:stream';

/** What leads to a program that answers lines: a child of ours, or a channel to one on another host. */
export interface Line {
  /** For people. */
  name: string;
  input: Writable;
  /** All that it says, whatever the pipe. */
  outputs: Readable[];
  /** Resolves when nothing more can come from it: it ended, or was never there. */
  gone: Promise<'ended' | 'missing'>;
  kill(): void;
}

/** How its replies are told apart. */
export interface Framing {
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
  readonly #line: Line;
  readonly #framing: Framing;
  readonly #gone: Promise<unknown>;
  /** In pieces: a reply of many megabytes would be copied anew with each of them. */
  #heard: string[] = [];
  #length = 0;
  #tail = '';
  #why: Lost['why'] | null = null;
  #wake: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(line: Line, framing: Framing) {
    this.#line = line;
    this.#framing = framing;
    this.#gone = line.gone.then((why) => this.#end(why));
    for (const stream of line.outputs) {
      stream.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
      stream.on('error', () => undefined);
    }
    line.input.on('error', () => undefined);
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
      this.#line.input.write(`${line}\n`);
      return this.#reply(within);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#line.input.end();
    const timer = setTimeout(() => this.#line.kill(), grace);
    await this.#gone;
    clearTimeout(timer);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #end(why: Lost['why']): void {
    this.#why ??= why;
    this.#wake();
  }

  #hear(text: string): void {
    this.#heard.push(text);
    this.#length += text.length;
    this.#tail = (this.#tail + text).slice(-longestEnd);
    if (this.#length > most) this.#line.kill();
    if (this.#framing.ends(this.#tail)) this.#wake();
  }

  #reply(within: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // An answer that comes later would be taken for that of the next question.
        this.#why ??= 'silent';
        this.#line.kill();
        this.#wake();
      }, within);
      this.#wake = () => {
        const framed = this.#framing.frame(this.#heard.join(''));
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
    return new Lost(this.#why ?? 'ended', this.#line.name, this.#heard.join(''), sent);
  }

  #forget(rest = ''): void {
    this.#heard = rest === '' ? [] : [rest];
    this.#length = rest.length;
    this.#tail = '';
  }
}
