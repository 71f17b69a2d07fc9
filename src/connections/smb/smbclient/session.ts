import { Conversation, Lost } from '../../conversation/conversation.ts';
import { Reopening } from '../../conversation/reopening.ts';
import { child } from '../child.ts';
import type { SmbConnection } from '../config.ts';
import { programMissing, silent, unopened } from '../problems.ts';
import { accountOf, type Login, portOf } from '../rpc.ts';
import { isCutOff, statusIn } from './reply.ts';

const openPatience = 30_000;
const answerPatience = 60_000;
/** We never change the folder: every path is absolute, since a `cd` that fails does not stop what follows. */
const prompt = 'smb: \\> ';

/** Asks the server for something that is not there. Not `volume`: answered over SMB 3, it says that it was cut off. */
const question = 'ls "\\unjam-no-such-file"';

/** Everything that changes files on the share: one long-lived smbclient. */
export class Smbclient {
  readonly #config: SmbConnection;
  readonly #session: Reopening;

  constructor(login: Login, program: string) {
    this.#config = login.config;
    this.#session = new Reopening(() => begin(login, program));
  }

  /** Opens it now. Problems: every reason why no session comes about. */
  async open(): Promise<void> {
    await this.#session.get();
  }

  /** What one command printed. `Lost`: nobody knows whether it was carried out; look before acting again. */
  async command(line: string): Promise<string> {
    for (;;) {
      const session = await this.#session.get();
      try {
        const reply = await session.ask(line, answerPatience);
        if (!isCutOff(reply)) return reply;
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        if (!error.sent) continue;
        if (error.why === 'silent') throw silent(this.#config, 'Changing files');
        throw error;
      }
      // It says so for ever after, and never connects again by itself.
      await session.close();
      throw new Lost('ended', 'smbclient', '');
    }
  }

  /**
   * Finds out whether the session still lives, and has it opened anew if not: a server ends one that was idle for
   * a quarter of an hour, and a rename that meets that would be one whose answer was lost.
   */
  async ready(): Promise<void> {
    try {
      await this.command(question);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      await this.#session.get();
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

async function begin({ config, password }: Login, program: string): Promise<Conversation> {
  const { domain, user } = accountOf(config);
  const secret = await password();
  const running = child({
    argv: [program, ...options(config), `//${config.host}/${config.share}`],
    env: {
      PATH: '/usr/bin:/bin',
      LC_ALL: 'C.UTF-8',
      // It prompts through a pipe too then, and flushes at each prompt.
      CLI_FORCE_INTERACTIVE: '1',
      CLI_NO_READLINE: '1',
    },
    // Not the variables USER and PASSWD: with those a wrong password becomes an anonymous session.
    secret: `username=${user}\npassword=${secret}\ndomain=${domain}\n`,
  });
  const session = new Conversation(running, { ends: (tail) => tail.endsWith(prompt), frame: untilPrompt });
  try {
    await session.greeting(openPatience);
    return session;
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    if (error.why === 'missing') throw programMissing('smbclient', 'smbclient');
    if (error.why === 'silent') throw silent(config, 'Opening the session');
    const name = statusIn(error.heard);
    throw unopened(config, { kind: kindOf(name), code: null, text: name ?? 'smbclient ended' });
  }
}

/**
 * No setting of this machine counts. Without `-E`: with it, errors would come on another pipe, and be taken for
 * those of another command.
 */
function options(config: SmbConnection): string[] {
  const settings =
    config.dialect === 'nt1'
      ? [
          'client min protocol=NT1',
          'client max protocol=NT1',
          // Signing exists from the third service pack on and is off; NTLMv2 from the fourth. Asked for either,
          // smbclient refuses by itself, in words that look like a wrong password.
          'client ipc signing=disabled',
          'client NTLMv2 auth=no',
        ]
      : ['client min protocol=SMB2_02'];
  return [
    '--configfile=/dev/null',
    ...settings.map((one) => `--option=${one}`),
    '-A',
    '/dev/fd/3',
    '-p',
    String(portOf(config)),
  ];
}

function untilPrompt(heard: string): { reply: string; rest: string } | null {
  return heard.endsWith(prompt) ? { reply: heard.slice(0, -prompt.length).trim(), rest: '' } : null;
}

/** The dialect is proved by the session for MS-RPC, which is opened before: who hangs up here, only hung up. */
const kinds: Record<string, string> = {
  NT_STATUS_LOGON_FAILURE: 'login',
  NT_STATUS_BAD_NETWORK_NAME: 'share',
  NT_STATUS_ACCESS_DENIED: 'share-denied',
  NT_STATUS_CONNECTION_REFUSED: 'unreachable',
  NT_STATUS_HOST_UNREACHABLE: 'unreachable',
  NT_STATUS_IO_TIMEOUT: 'silent',
};

function kindOf(name: string | null): string {
  return kinds[name ?? ''] ?? 'lost';
}
