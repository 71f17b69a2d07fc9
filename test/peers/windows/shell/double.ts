/**
 * The shell of a login on Windows, behind a real sshd: `node double.ts FOLDER`, told by SSH_ORIGINAL_COMMAND what to
 * run. It knows one program, PowerShell, and of PowerShell one script, by its text: changed, the script must be looked
 * at here again. `host.json` says how the host is: its shell, and what is wrong with it.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { windowsPrograms } from '../double.ts';
import { WindowsService } from '../service.ts';
import { type Shell, wordsOf } from './command-line.ts';
import { Win32 } from './disk.ts';
import { type Operations, operations, type Request } from './serve.ts';

/** How the host is; each fault can be switched while it runs. */
export interface HostFile {
  /** The script that runs the process of its service. */
  script: string;
  shell?: Shell;
  fault?: 'none' | 'no-powershell' | 'constrained';
  registry?: Record<string, string>;
}

const folder = process.argv[2]!;
const host = (): HostFile => JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')) as HostFile;
const asked = process.env.SSH_ORIGINAL_COMMAND ?? '';
const known = readFileSync(
  new URL('../../../../src/connections/ssh/windows/serve.ps1', import.meta.url),
  'utf8',
);
const bootstrap =
  '& ([ScriptBlock]::Create([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadLine()))))';

if (/sftp-server/.test(asked))
  spawn('/usr/lib/openssh/sftp-server', { stdio: 'inherit' }).on('close', process.exit);
else await powershell();

async function powershell(): Promise<void> {
  const { shell = 'cmd', fault, script } = host();
  const words = wordsOf(shell, asked);
  if (typeof words === 'string') return refuse(words);
  const [program, ...options] = words;
  if (fault === 'no-powershell' || program !== 'powershell.exe') {
    return refuse(
      `'${program}' is not recognized as an internal or external command,\r\noperable program or batch file.`,
    );
  }
  const command = Buffer.from(options.at(-1)!, 'base64').toString('utf16le');
  if (options.at(-2) !== '-EncodedCommand' || command !== bootstrap)
    return refuse('another command than the one that is known');
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const text = Buffer.from((await lines.next()).value ?? '', 'base64').toString('utf8');
  if (fault === 'constrained')
    return refuse(
      'Cannot invoke method. Method invocation is supported only on core types in this language mode.',
    );
  if (text !== known) return refuse('another script than the one that is known');
  const programs = windowsPrograms(new WindowsService(folder, script));
  const all = operations(folder, programs, () => host().registry ?? {});
  for (let line = await lines.next(); !line.done; line = await lines.next()) await answer(all, line.value);
}

async function answer(all: Operations, line: string): Promise<void> {
  if (!/^[\x20-\x7e]*$/.test(line)) return refuse('a line that is not ASCII');
  const request = JSON.parse(line) as Request;
  let told: unknown;
  try {
    told = { ok: await all[request.op]!(request) };
  } catch (error) {
    const code = error instanceof Win32 ? error.number : 0;
    told = { error: { kind: 'win32', code, text: (error as Error).message } };
  }
  const ascii = JSON.stringify(told).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  process.stdout.write(`${ascii}\r\n`);
}

function refuse(why: string): void {
  process.stderr.write(`${why}\r\n`);
  process.exitCode = 1;
  process.stdin.destroy();
}
