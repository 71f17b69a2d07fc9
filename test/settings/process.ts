import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export const main = join(import.meta.dirname, '../../src/main.ts');

/** Unjam as a process of its own. */
export class Process {
  readonly child: ChildProcess;
  output = '';

  constructor(t: TestContext, env: Record<string, string>) {
    this.child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...env } });
    t.after(() => this.child.kill('SIGKILL'));
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        this.output += chunk;
      });
    }
  }

  async url(): Promise<string> {
    for (let i = 0; i < 600; i++) {
      const address = /listening at (https?:\/\/[\d.:]+)/.exec(this.output)?.[1];
      if (address !== undefined) return address;
      await new Promise((wait) => setTimeout(wait, 50));
    }
    throw new Error(`did not listen: ${this.output}`);
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    const exit = once(this.child, 'exit');
    if (signal !== undefined) this.child.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  }
}

export async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'unjam-start-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}
