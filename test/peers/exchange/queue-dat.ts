import { constants, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { tryLock } from '../unit/libc.ts';

/** What a sound queue.dat begins with. */
export const indexMagic = 'IMCQ5\n';

export type Index = 'sound' | 'rebuilt' | 'bad' | 'locked';

/**
 * Opens and locks the index and keeps it open as long as the process lives. A missing one is made anew; one
 * that does not begin as it should is not repaired, since the real service dies of it.
 */
export function openIndex(path: string): Index {
  const existing = tryOpen(path);
  if (existing === null) rebuild(path);
  const file = existing ?? openSync(path, 'r');
  if (!tryLock(file)) return 'locked';
  const head = Buffer.alloc(indexMagic.length);
  readSync(file, head, 0, head.length, 0);
  if (head.toString('latin1') !== indexMagic) return 'bad';
  return existing === null ? 'rebuilt' : 'sound';
}

/** The index may be marked read-only: nothing here asks for more. */
function tryOpen(path: string): number | null {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function rebuild(path: string) {
  writeFileSync(`${path}.new`, `${indexMagic}${'INBOUND\0OUTBOUND\0FREELIST\0HEAP\0'.padEnd(4090, '\0')}`);
  renameSync(`${path}.new`, path);
}
