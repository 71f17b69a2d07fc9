import { readFileSync } from 'node:fs';
import { Problem } from '../../../recovery/problems.ts';
import { Conversation, Lost } from '../../conversation/conversation.ts';
import { lastLine } from '../../conversation/last-line.ts';
import { answers, Remote, type Reply } from '../../windows/remote.ts';
import type { SshConnection } from '../config.ts';
import type { Lease } from '../link/pool.ts';
import { entriesIn, fieldsIn } from './answers.ts';
import { type Talk, talkTo } from './channel.ts';

const script = readFileSync(new URL('./serve.ps1', import.meta.url));
/** PowerShell may take a while for its first words on a machine that is busy failing. */
const openPatience = 40_000;

/** Reads the script from its input and runs it: a command line of Windows has no room for it. */
const bootstrap =
  '& ([ScriptBlock]::Create([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadLine()))))';

/**
 * Opens PowerShell under any shell that the login may have: nothing in it means anything to cmd.exe, to PowerShell
 * or to a shell of Unix.
 */
export const commandLine = `powershell.exe -NoLogo -NoProfile -NonInteractive -EncodedCommand ${Buffer.from(bootstrap, 'utf16le').toString('base64')}`;

/** The host as `serve.ps1` tells of it, through one channel that is opened anew when it was lost. */
export function powershell(lease: Lease, config: SshConnection): Remote {
  return new Remote({
    begin: () => begin(lease, config),
    silent: (doing) => silent(config, doing),
    read: { list: entriesIn, look: entriesIn, inUse: (text) => fieldsIn(text, '|') },
  });
}

async function begin(lease: Lease, config: SshConnection): Promise<Conversation> {
  const talk = await opened(lease);
  const session = new Conversation(talk, answers);
  try {
    // The script is no question: its first answer is that to the line behind it.
    const first = `${script.toString('base64')}\n${JSON.stringify({ op: 'hello' })}`;
    const told = JSON.parse(await session.ask(first, openPatience)) as Reply;
    if ('ok' in told) return session;
    throw noPowerShell(config, told.error.text);
  } catch (error) {
    talk.kill();
    if (!(error instanceof Lost)) throw error;
    if (error.why === 'silent') throw silent(config, 'Opening PowerShell');
    throw noPowerShell(config, lastLine(talk.complaint() || error.heard) || 'it ended at once');
  }
}

async function opened(lease: Lease): Promise<Talk> {
  const wire = await lease.wire();
  try {
    return await talkTo(wire, commandLine);
  } catch (error) {
    throw new Problem('connection-lost', 'The connection was lost before PowerShell was opened.', {
      untouched: 'Nothing was touched.',
      next: 'Ask again.',
      retryable: true,
      cause: error,
    });
  }
}

function silent({ host }: SshConnection, doing: string): Problem {
  return new Problem('host-silent', `${doing}: PowerShell on ${host} says nothing any more.`, {
    untouched: 'Whether it did what was asked last is not known; nothing else was begun.',
    next: 'See at its console whether the server hangs; a reboot may be the only way.',
  });
}

function noPowerShell({ host }: SshConnection, why: string): Problem {
  return new Problem('program-missing', `PowerShell cannot be used on ${host}: ${why}.`, {
    untouched: 'Nothing was touched.',
    next: 'Let the login run `powershell.exe`, version 3 or later, in full language mode and without ForceCommand.',
  });
}
