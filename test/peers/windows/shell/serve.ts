import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Run } from '../../../../src/connections/command/ran.ts';
import { argumentsIn } from './command-line.ts';
import { Disk, Win32 } from './disk.ts';

/** What operations are given; each looks at its own. */
export interface Request {
  op: string;
  folder: string;
  path: string;
  from: string;
  to: string;
  names: string[];
  paths: string[];
  content: string;
  offset: number;
  length: number;
  key: string;
  value: string;
  id: number;
  begun: number;
  program: string;
  arguments: string;
  within: number;
}
export type Operations = Record<string, (request: Request) => unknown>;

/** Does what `serve.ps1` does, operation by operation, on drives that are folders and with programs that are doubles. */
export function operations(folder: string, run: Run, registry: () => Record<string, string>): Operations {
  const disk = new Disk(folder);
  return {
    ...onFiles(disk),
    hello: () => '5.1.17763.1',
    list: (r) => disk.list(r.folder).join('/'),
    look: (r) => r.names.map((name) => disk.entry(`${r.folder}\\${name}`)).join('/'),
    inUse: ({ paths }) => paths.filter((path) => disk.isHeld(disk.at(path))).join('|'),
    free: ({ path }) => {
      const { bavail, bsize } = statfsSync(disk.at(path));
      return bavail * bsize;
    },
    registryValue: ({ key, value }) => registry()[`${key}\\${value}`] ?? null,
    processes: () =>
      listed()
        .map((one) => Object.values(one).join('|'))
        .join('/'),
    kill: ({ id, begun }) => kill(id, begun),
    run: (request) => ran(run, request),
  };
}

function onFiles(disk: Disk): Operations {
  return {
    move: ({ from, to, names }) =>
      names.map((name) => outcome(() => disk.move(`${from}\\${name}`, `${to}\\${name}`))).join(' '),
    rename: ({ from, to }) => outcome(() => disk.move(from, to)),
    mkdir: ({ path }) => (disk.entry(path) === '' ? outcome(() => disk.make(path)) : 183),
    rmdir: ({ path }) => outcome(() => disk.removeFolder(path)),
    del: ({ path }) => outcome(() => disk.removeFile(path)),
    write: ({ path, content }) => write(disk.at(path), Buffer.from(content, 'base64')),
    read: ({ path, offset, length }) => unlessAbsent(() => part(disk.at(path), offset, length)),
    digest: ({ path }) =>
      unlessAbsent(() => ({ sha256: sumOf(disk.at(path)), head: part(disk.at(path), 0, 65_536) })),
  };
}

function sumOf(place: string): string {
  return createHash('sha256').update(readFileSync(place)).digest('hex');
}

function outcome(work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    if (error instanceof Win32) return error.number;
    throw error;
  }
}

function unlessAbsent<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function write(place: string, content: Buffer): null {
  const file = openSync(place, 'w');
  writeSync(file, content);
  fsyncSync(file);
  closeSync(file);
  return null;
}

function part(place: string, offset: number, length: number): string {
  const file = openSync(place, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(length, 64 * 1024 * 1024));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset)).toString('base64');
  } finally {
    closeSync(file);
  }
}

interface Listed {
  id: number;
  parent: number;
  begun: number;
  image: string;
}

function listed(): Listed[] {
  return readdirSync('/proc').flatMap((id) => {
    const stat = /^\d+$/.test(id)
      ? unlessAbsent(() => readFileSync(join('/proc', id, 'stat'), 'utf8'))
      : null;
    const [, image, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat ?? '') ?? [];
    // No image of Windows has a slash in its name.
    if (rest === undefined || rest.startsWith('Z') || /[/|]/.test(image!)) return [];
    const fields = rest.split(' ');
    return [{ id: Number(id), parent: Number(fields[1]), begun: Number(fields[19]), image: image! }];
  });
}

function kill(id: number, begun: number): 'gone' | 'killed' {
  if (!listed().some((one) => one.id === id && one.begun === begun)) return 'gone';
  process.kill(id, 'SIGKILL');
  return 'killed';
}

async function ran(run: Run, request: Request): Promise<{ code: number | null; output: string }> {
  const { program, arguments: line, within } = request;
  const late = setTimeout(within, { code: null, output: '' }, { ref: false });
  const running = run([program, ...argumentsIn(line)], { within, bytes: true });
  const { code, output } = await Promise.race([running, late]);
  return { code, output: `${Buffer.from(output, 'latin1').toString('base64')} ` };
}
