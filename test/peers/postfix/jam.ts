import { chownSync, closeSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';

/**
 * Three ways in which one queue file ends every queue manager that reads it, all seen on Postfix 3.7.11: a
 * damaged size record, a file whose data was lost behind its head, and one that somebody copied back as root.
 */
export const jams = {
  'one NUL in its size record': (path) => overwrite(path, 24, 1),
  'zeros from byte 16 on': (path) => overwrite(path, 16, statSync(path).size - 16),
  'owned by root': (path) => chownSync(path, 0, 0),
} satisfies Record<string, (path: string) => void>;

export type Jam = keyof typeof jams;

/** Keeps inode, size and times: the name of a queue file holds the inode, its time the next attempt. */
function overwrite(path: string, from: number, length: number) {
  const { atime, mtime } = statSync(path);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(length), 0, length, from);
  closeSync(file);
  utimesSync(path, atime, mtime);
}
