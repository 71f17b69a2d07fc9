import type { Problem } from '../../recovery/problems.ts';
import { type Conversation, Lost } from '../conversation/conversation.ts';
import { Reopening } from '../conversation/reopening.ts';
import { lost, Refusal, type Told } from './refusal.ts';

/** Longer than the half minute that a start may hold the service control manager. */
const answerPatience = 85_000;

/** Asks of one request that it be made again, or not. */
export interface Asking {
  /** For people: "Looking at the service". */
  doing: string;
  /** Whether it changes nothing, so that it is simply made again when its answer was lost. Default true. */
  again?: boolean;
  /** Milliseconds until the helper is taken for dead. */
  within?: number;
}

/** How a helper on the way to the host is begun, and what its silence means. */
export interface Helper {
  /** Problems: every reason why no session comes about. */
  begin(): Promise<Conversation>;
  silent(doing: string): Problem;
  /** Turns answers that it gives as one text into what they are for the others, by operation. */
  read?: Record<string, (text: string, args: Record<string, unknown>) => unknown>;
}

/** A request and its answer are one line of JSON each: `{"op": …}`, then `{"ok": …}` or `{"error": Told}`. */
export type Reply = { ok: unknown } | { error: Told };

/** A Windows host that is asked through one long-lived helper, which holds the session. */
export class Remote {
  readonly #helper: Helper;
  readonly #session: Reopening;

  constructor(helper: Helper) {
    this.#helper = helper;
    this.#session = new Reopening(() => helper.begin());
  }

  /** Opens it now. Problems: every reason why no session comes about. */
  async open(): Promise<void> {
    await this.#session.get();
  }

  /**
   * The answer to one request. Problems: `Refusal`, by the number of Windows; `connection-lost`, when it must not be
   * made again; whatever keeps a new session from coming about.
   */
  async ask<T>(op: string, args: Record<string, unknown>, asking: Asking): Promise<T> {
    const { doing, again = true, within = answerPatience } = asking;
    const line = ascii(JSON.stringify({ op, ...args }));
    for (let left = again ? 1 : 0; ; left -= 1) {
      const session = await this.#session.get();
      const told = await once(session, line, within);
      if (told instanceof Lost && !told.sent) {
        left += 1;
        continue;
      }
      if (!(told instanceof Lost)) {
        if ('ok' in told) return this.#read(op, told.ok, args) as T;
        if (told.error.kind !== 'lost') throw refusal(told.error, doing);
      } else if (told.why === 'silent') throw this.#helper.silent(doing);
      // It is about to end, and must not be asked again meanwhile.
      await session.close();
      if (left > 0) continue;
      throw lost(doing, again ? 'It changes nothing on the host.' : 'What came of it is not known.', again);
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  #read(op: string, told: unknown, args: Record<string, unknown>): unknown {
    const read = this.#helper.read?.[op];
    return read === undefined || typeof told !== 'string' ? told : read(told, args);
  }
}

async function once(session: Conversation, line: string, within: number): Promise<Reply | Lost> {
  try {
    return JSON.parse(await session.ask(line, within)) as Reply;
  } catch (error) {
    if (error instanceof Lost) return error;
    throw error;
  }
}

/** Whatever code page the other end reads in. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function refusal({ kind, code, text }: Told, doing: string): Refusal {
  return new Refusal(kind === 'win32' ? 'win32' : 'status', code ?? 0, doing, text);
}

/** Windows ends its lines in two characters. */
const whole = /^\{".*\r?\n/m;

/** Our answers alone begin so; what a library prints stands between them. */
export const answers = {
  ends: (tail: string) => tail.endsWith('\n'),
  frame(heard: string): { reply: string; rest: string } | null {
    const found = whole.exec(heard);
    if (found === null) return null;
    return { reply: found[0], rest: heard.slice(found.index + found[0].length) };
  },
};
