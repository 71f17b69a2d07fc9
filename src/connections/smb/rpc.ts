import { fileURLToPath } from 'node:url';
import { Conversation, Lost } from '../conversation/conversation.ts';
import { lastLine } from '../conversation/last-line.ts';
import { answers, Remote, type Reply } from '../windows/remote.ts';
import { child } from './child.ts';
import type { SmbConnection } from './config.ts';
import { programMissing, silent, unopened } from './problems.ts';

const script = fileURLToPath(new URL('./rpc/serve.py', import.meta.url));
/** A first call may start the server's own processes for it. */
const openPatience = 30_000;

/** Who logs in; the password is read anew for every session, so that a new one is taken up. */
export interface Login {
  config: SmbConnection;
  password(): Promise<string>;
}

/** MS-RPC and all reading of files, through one long-lived program that holds the session. */
export function rpcTo(login: Login, python: string): Remote {
  let hasSpoken = false;
  return new Remote({
    async begin() {
      const session = await begin(login, python, hasSpoken);
      hasSpoken = true;
      return session;
    },
    silent: (doing) => silent(login.config, doing),
  });
}

/** `hasSpoken`: a host that spoke our dialect before and hangs up now does so for another reason. */
async function begin({ config, password }: Login, python: string, hasSpoken: boolean): Promise<Conversation> {
  const { host, share, dialect = 'smb2' } = config;
  const secret = await password();
  // Its own folder is the only one that the environment of Unjam adds to; nothing is compiled into ours.
  const argv = [python, '-E', '-s', '-B', script];
  const session = new Conversation(
    child({ argv, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } }),
    answers,
  );
  const login = { host, port: portOf(config), share, dialect, ...accountOf(config), password: secret };
  try {
    const told = JSON.parse(await session.ask(JSON.stringify(login), openPatience)) as Reply;
    if ('ok' in told) return session;
    await session.close();
    throw told.error.kind === 'no-impacket'
      ? programMissing('impacket for Python', 'python3-impacket')
      : unopened(
          config,
          hasSpoken && told.error.kind === 'dialect' ? { ...told.error, kind: 'lost' } : told.error,
        );
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    if (error.why === 'missing') throw programMissing(python, 'python3 python3-impacket');
    if (error.why === 'silent') throw silent(config, 'Opening the session');
    throw unopened(config, { kind: 'lost', code: null, text: lastLine(error.heard) || 'no reason given' });
  }
}

export function portOf({ port, dialect }: SmbConnection): number {
  return port ?? (dialect === 'nt1' ? 139 : 445);
}

/** `DOMAIN\user` in its two parts. */
export function accountOf({ user }: SmbConnection): { domain: string; user: string } {
  const at = user.indexOf('\\');
  return at === -1 ? { domain: '', user } : { domain: user.slice(0, at), user: user.slice(at + 1) };
}
