import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort } from '../peers/exchange/ports.ts';
import { until } from '../peers/unit/until.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The real service as a process of its own, on its embedded store in a folder of its own. */
export interface Service {
  url: string;
  token: string;
  pid: number;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  again(): Promise<void>;
  /** Stops it and removes its folder. */
  cleanup(): Promise<void>;
}

export interface Logging {
  level: string;
  onLog: (text: string) => void;
}

/** `logging`: where its log goes; default: warnings, beside our own errors. `more`: settings beside the usual ones. */
export async function startService(
  folder = mkdtempSync(`${tmpdir()}/unjam-`),
  logging: Logging | null = null,
  more: Record<string, string> = {},
): Promise<Service> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = run(folder, port, logging, more);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  const ready = async (): Promise<void> => {
    try {
      await up(url);
    } catch (error) {
      // Nobody is given it who could end it.
      await end('SIGKILL');
      throw error;
    }
  };
  await ready();
  return {
    url,
    token: readFileSync(`${folder}/admin-token`, 'utf8').trim(),
    get pid() {
      return child.pid!;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async again() {
      child = run(folder, port, logging, more);
      await ready();
    },
    async cleanup() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(folder: string, port: number, logging: Logging | null, more: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      UNJAM_DATA: folder,
      UNJAM_PORT: String(port),
      UNJAM_HOST: '127.0.0.1',
      UNJAM_LOG_LEVEL: logging?.level ?? 'warn',
      ...more,
    },
    stdio: logging === null ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => logging?.onLog(text));
  }
  return child;
}

function up(url: string): Promise<unknown> {
  return until(
    'the service is ready',
    async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok === true,
    120_000,
  );
}
