import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { Ran, RunOptions } from '../../command/ran.ts';
import { startOutput } from './output.ts';

const mostOutput = 64 * 1024;
/** What a killed process group may take to be gone, milliseconds; in a wait for a dead disk it is not. */
const grace = 1000;

/** Process groups of the commands of this process that run now. */
export const groups = new Set<number>();

/**
 * Begins a command as a child of this process, never through a shell, in a process group of its own. It is over
 * when the process ends, not when its output is closed: a daemon keeps inherited output open as long as it lives.
 */
export async function begin(argv: string[], options: RunOptions): Promise<Ran> {
  const { within, leaves, input, most = mostOutput, bytes = false } = options;
  const kept = leaves === undefined ? null : startOutput(leaves);
  const out = kept === null ? 'pipe' : kept.fd;
  const child = spawn(argv[0]!, argv.slice(1), {
    detached: true,
    cwd: '/',
    stdio: [input === undefined ? 'ignore' : 'pipe', out, out],
  });
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  const printed = collect(child, most, bytes);
  feed(child, input);
  try {
    const end = await ended(child, within);
    if (kept === null) await printed.done();
    return { ...end, output: kept?.read(most) ?? printed.text() };
  } finally {
    if (pid !== undefined) groups.delete(pid);
    kept?.close();
  }
}

type End = Omit<Ran, 'output'>;

/** The first cause of ending is the one that is told: a command that we kill for being slow was slow. */
function ended(child: ChildProcess, within: number): Promise<End> {
  return new Promise((resolve) => {
    let slow: string | null = null;
    const timer = globalThis.setTimeout(() => {
      slow = `it did not end within ${within / 1000} s and was killed`;
      killGroup(child.pid);
      const gone = { code: null, trouble: slow, missing: false };
      globalThis.setTimeout(() => resolve(gone), grace).unref();
    }, within);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT' || error.code === 'EACCES';
      resolve({ code: null, trouble: error.message, missing });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const trouble = slow ?? (signal === null ? null : `it was ended by ${signal}`);
      resolve({ code: slow === null ? code : null, trouble, missing: false });
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group ended by itself at the same instant.
  }
}

/** What the child prints into pipes; after its end we wait a moment for the rest, and then no longer. */
function collect(child: ChildProcess, most: number, bytes: boolean) {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding(bytes ? 'latin1' : 'utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-most);
    });
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    text: () => kept,
    async done() {
      await Promise.race([closed, setTimeout(100, undefined, { ref: true })]);
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

/** A command that ends without reading is no failure of ours: its exit code tells. */
function feed(child: ChildProcess, input: string | undefined): void {
  if (input === undefined) return;
  child.stdin?.on('error', () => undefined).end(input);
}
