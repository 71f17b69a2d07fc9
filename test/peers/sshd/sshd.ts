import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listening } from './wire.ts';

export interface SshdOptions {
  /** Lines of sshd_config before ours: the first of a keyword counts. `%FOLDER%` is the folder of this server. */
  config?: string[];
  /** Default: the SFTP server inside sshd. Null: none at all. */
  sftp?: string | null;
  /** Words before its argument vector, of programs that run it in their own place. Default: none. */
  by?: string[];
  /** Puts something into its folder before it starts. */
  prepare?(folder: string): void;
}

/** A running server, and what a client needs for it. */
export interface Sshd {
  port: number;
  user: string;
  /** Fingerprint of its key. */
  hostKey: string;
  /** A private key that it takes, and one that it does not. */
  key: string;
  strangerKey: string;
  /** A folder of its own. */
  folder: string;
  close(): void;
}

/** Starts a server for the user of the tests, with keys of its own. */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const { config = [], sftp = 'internal-sftp', by = [], prepare } = options;
  const folder = mkdtempSync(join(tmpdir(), 'unjam-sshd-'));
  prepare?.(folder);
  const [host, key, strangerKey] = ['host', 'user', 'stranger'].map((name) => newKey(join(folder, name)));
  const port = await freePort();
  const file = join(folder, 'sshd_config');
  const lines = [
    ...config.map((line) => line.replaceAll('%FOLDER%', folder)),
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${host}`,
    `AuthorizedKeysFile ${key}.pub`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'MaxStartups 300',
    'LogLevel ERROR',
    // A login of nobody's: what the user of this machine put into its profile is not what is tested.
    `SetEnv HOME=${folder}`,
    ...(sftp === null ? [] : [`Subsystem sftp ${sftp}`]),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  // Where sshd shuts its unprivileged half in; Debian makes it when the service starts.
  const run = 'mkdir -p /run/sshd && exec /usr/sbin/sshd "$@"';
  const [program, ...args] = [...by, 'sh', '-c', run, 'sh', '-D', '-e', '-f', file];
  const child = spawn(program!, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await answers(child, port);
  return {
    port,
    user: userInfo().username,
    hostKey: fingerprintOf(host!),
    key: key!,
    strangerKey: strangerKey!,
    folder,
    close() {
      // With the processes that it started for its connections.
      process.kill(-child.pid!, 'SIGKILL');
      child.stderr?.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newKey(file: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
}

function fingerprintOf(key: string): string {
  return execFileSync('ssh-keygen', ['-l', '-f', `${key}.pub`], { encoding: 'utf8' }).split(' ')[1]!;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (const end = performance.now() + 20_000; !(await isOpen(port)); await setTimeout(20)) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`sshd does not start: ${said}`);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
