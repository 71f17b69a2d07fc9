import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Load {
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  max: number;
}

interface Told {
  requests: { average: number };
  latency: { p50: number; p99: number; max: number };
  non2xx: number;
  errors: number;
}

/** Calls for so many seconds from a process of its own; `rate` holds it to so many a second. */
export async function load(url: string, token: string, seconds: number, rate?: number): Promise<Load> {
  const program = fileURLToPath(new URL('caller.ts', import.meta.url));
  const args = [program, url, token, String(seconds), ...(rate === undefined ? [] : [String(rate)])];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  const told = JSON.parse(stdout) as Told;
  if (told.non2xx > 0 || told.errors > 0) throw new Error(`${told.non2xx} refusals, ${told.errors} errors`);
  const { p50, p99, max } = told.latency;
  return { rate: told.requests.average, p50, p99, max };
}
