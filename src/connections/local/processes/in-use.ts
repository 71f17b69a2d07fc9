import { readdirSync, readlinkSync } from 'node:fs';
import type { Path } from '../../../recovery/names.ts';
import type { ProcessIdentity } from '../../../recovery/ports/host.ts';
import { cwd } from '../disk/libc.ts';
import type { Root } from '../disk/root.ts';
import { statAt } from '../disk/stat.ts';
import { isAlive } from './find.ts';

/**
 * Files below the root that a process has open now. Of processes that this user may not look into (another
 * user's, unless we are root) nothing is seen: an empty answer proves nothing then.
 */
export function inUse(root: Root, by?: ProcessIdentity[]): Path[] {
  const pids = by === undefined ? everyOther() : by.filter(isAlive).map((one) => one.pid);
  const found = new Set<Path>();
  for (const pid of pids) for (const path of openFiles(pid, `${root.path}/`)) found.add(path);
  return [...found];
}

function everyOther(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

function openFiles(pid: number, prefix: string): Path[] {
  const folder = `/proc/${pid}/fd`;
  return namesIn(folder).flatMap((name) => {
    const path = target(`${folder}/${name}`);
    if (!path.startsWith(prefix)) return [];
    return isThere(path) ? path.slice(prefix.length) : [];
  });
}

/** A deleted file is shown under its old name with an ending; a folder that is watched is no message. */
function isThere(path: string): boolean {
  try {
    return statAt(cwd, path)?.kind === 'file';
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function target(link: string): string {
  try {
    return readlinkSync(link, 'buffer').toString('latin1');
  } catch {
    return '';
  }
}
