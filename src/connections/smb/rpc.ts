import { fileURLToPath } from 'node:url';
import type { SmbConnection } from './config.ts';
import { Conversation, Lost, Reopening } from './conversation.ts';
import { lost, programMissing, Refusal, silent, type Told, unopened } from './problems.ts';

const script = fileURLToPath(new URL('./rpc/serve.py', import.meta.url));
/** A first call may start the server's own processes for it. */
const openPatience = 30_000;
/** Longer than the half minute that a start may hold the service control manager. */
const answerPatience = 85_000;

/** Who logs in; the password is read anew for every session, so that a new one is taken up. */
export interface Login {
  config: SmbConnection;
  password(): Promise<string>;
}

/** Asks of one request that it be made again, or not. */
export interface Asking {
  /** For people: "Looking at the service". */
  doing: string;
  /** Whether it changes nothing, so that it is simply made again when its answer was lost. Default true. */
  again?: boolean;
}

/** MS-RPC and all reading of files, through one long-lived program that holds the session. */
export class Rpc {
  readonly #config: SmbConnection;
  readonly #session: Reopening;

  constructor(login: Login, python: string) {
    this.#config = login.config;
    this.#session = new Reopening(() => begin(login, python));
  }

  /** Opens it now. Problems: every reason why no session comes about. */
  async open(): Promise<void> {
    await this.#session.get();
  }

  /**
   * The answer to one request. Problems: `Refusal`, by the number of Windows; `connection-lost`, when it must not be
   * made again; whatever keeps a new session from coming about.
   */
  async ask<T>(op: string, args: Record<string, unknown>, { doing, again = true }: Asking): Promise<T> {
    const line = JSON.stringify({ op, ...args });
    for (let left = again ? 1 : 0; ; left -= 1) {
      const session = await this.#session.get();
      const told = await this.#once(session, line);
      if (told instanceof Lost && !told.sent) {
        left += 1;
        continue;
      }
      if (!(told instanceof Lost)) {
        if ('ok' in told) return told.ok as T;
        if (told.error.kind !== 'lost') throw refusal(told.error, doing);
      } else if (told.why === 'silent') throw silent(this.#config, doing);
      // It is about to end, and must not be asked again meanwhile.
      await session.close();
      if (left > 0) continue;
      throw lost(doing, again ? 'It changes nothing on the host.' : 'What came of it is not known.');
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #once(session: Conversation, line: string): Promise<Reply | Lost> {
    try {
      return JSON.parse(await session.ask(line, answerPatience)) as Reply;
    } catch (error) {
      if (error instanceof Lost) return error;
      throw error;
    }
  }
}

type Reply = { ok: unknown } | { error: Told };

function refusal({ kind, code, text }: Told, doing: string): Refusal {
  return new Refusal(kind === 'win32' ? 'win32' : 'status', code ?? 0, doing, text);
}

async function begin({ config, password }: Login, python: string): Promise<Conversation> {
  const { host, share, dialect = 'smb2' } = config;
  const secret = await password();
  const session = new Conversation({
    // Its own folder is the only one that the environment of Unjam adds to; nothing is compiled into ours.
    argv: [python, '-E', '-s', '-B', script],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    ends: (tail) => tail.endsWith('\n'),
    frame: line,
  });
  const login = { host, port: portOf(config), share, dialect, ...accountOf(config), password: secret };
  try {
    const told = JSON.parse(await session.ask(JSON.stringify(login), openPatience)) as Reply;
    if ('ok' in told) return session;
    await session.close();
    throw told.error.kind === 'no-impacket'
      ? programMissing('impacket for Python', 'python3-impacket')
      : unopened(config, told.error);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    if (error.why === 'missing') throw programMissing(python, 'python3 python3-impacket');
    if (error.why === 'silent') throw silent(config, 'Opening the session');
    throw unopened(config, { kind: 'lost', code: null, text: lastLine(error.heard) });
  }
}

/** Our answers alone begin so; what a library prints stands between them. */
function line(heard: string): { reply: string; rest: string } | null {
  const found = /^\{".*$\n/m.exec(heard);
  if (found === null) return null;
  return { reply: found[0], rest: heard.slice(found.index + found[0].length) };
}

function lastLine(heard: string): string {
  return heard.trim().split('\n').at(-1)?.slice(0, 200) || 'no reason given';
}

export function portOf({ port, dialect }: SmbConnection): number {
  return port ?? (dialect === 'nt1' ? 139 : 445);
}

/** `DOMAIN\user` in its two parts. */
export function accountOf({ user }: SmbConnection): { domain: string; user: string } {
  const at = user.indexOf('\\');
  return at === -1 ? { domain: '', user } : { domain: user.slice(0, at), user: user.slice(at + 1) };
}
