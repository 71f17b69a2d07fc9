import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from '../conversation/conversation.ts';

/** A program of this machine that is talked to by lines. */
export interface Program {
  argv: string[];
  env: Record<string, string>;
  /** What it may read from its fourth descriptor: no argument, no variable and no name of a file leads to it. */
  secret?: string;
}

/** A child of ours that runs it. */
export function child({ argv, env, secret }: Program): Line {
  const file = secret === undefined ? null : nameless(secret);
  const running = spawn(argv[0]!, argv.slice(1), {
    cwd: '/',
    env,
    stdio: ['pipe', 'pipe', 'pipe', ...(file === null ? [] : [file])],
  });
  if (file !== null) closeSync(file);
  return {
    name: argv[0]!,
    input: running.stdin!,
    outputs: [running.stdout!, running.stderr!],
    gone: new Promise((resolve) => {
      running.once('error', ({ code }: NodeJS.ErrnoException) =>
        resolve(code === 'ENOENT' || code === 'EACCES' ? 'missing' : 'ended'),
      );
      // Closed, not only ended: its last words are still in the pipe.
      running.once('close', () => resolve('ended'));
    }),
    kill: () => running.kill('SIGKILL'),
  };
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
