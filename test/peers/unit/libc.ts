import { createRequire } from 'node:module';

// What Node does not offer; libc's symbols are already in the process.
const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
const libc = koffi.load(null);
const flock = libc.func('int flock(int fd, int operation)');
const renameat2 = libc.func('int renameat2(int from, void *a, int to, void *b, unsigned int flags)');

const exclusive = 2;
const withoutWaiting = 4;
const currentFolder = -100;
const noReplace = 1;

/** Locks the open file against every other process that asks; false where another one has it. */
export function tryLock(file: number): boolean {
  return flock(file, exclusive | withoutWaiting) === 0;
}

/** Waits for the lock; closing the file lets it go. */
export function lock(file: number): void {
  if (flock(file, exclusive) !== 0) throw new Error('flock failed');
}

/** One rename; false where the name is taken or there is nothing to rename. */
export function renameToFree(from: Buffer, to: Buffer): boolean {
  return renameat2(currentFolder, ended(from), currentFolder, ended(to), noReplace) === 0;
}

function ended(path: Buffer): Buffer {
  return Buffer.concat([path, Buffer.alloc(1)]);
}
