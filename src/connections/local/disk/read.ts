import { readSync } from 'node:fs';
import type { Path } from '../../../recovery/names.ts';
import { isProblem } from '../../../recovery/problems.ts';
import { asProblem } from './errors.ts';
import { close, openAt, open as openFlags } from './libc.ts';
import { atEntry, type Root } from './root.ts';
import { entryAt } from './stat.ts';
import type { Fd } from './system.ts';

/** At most `length` bytes from `offset` of a regular file; null when there is none of this name. */
export function read(root: Root, path: Path, offset: number, length: number): Uint8Array | null {
  try {
    return atEntry(root, path, (folder, name) => {
      if (entryAt(folder, name)?.kind !== 'file') return null;
      const fd = openAt(folder, name, openFlags.file);
      try {
        return entryAt(fd, '')?.kind === 'file' ? readBytes(fd, offset, length) : null;
      } finally {
        close(fd);
      }
    });
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return null;
    throw asProblem(error, 'Reading a file');
  }
}

/** Reads up to `length` bytes; fewer only at the end of the file. */
export function readBytes(fd: Fd, offset: number, length: number): Uint8Array {
  const size = entryAt(fd, '')?.size ?? 0;
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
  let have = 0;
  while (have < bytes.length) {
    const more = readSync(fd, bytes, have, bytes.length - have, offset + have);
    if (more === 0) break;
    have += more;
  }
  return have === bytes.length ? bytes : bytes.slice(0, have);
}
