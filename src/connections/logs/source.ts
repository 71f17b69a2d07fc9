import { createHash } from 'node:crypto';
import { leaf, type Path, parent, pathFromText } from '../../recovery/names.ts';
import { codeOf, reason } from '../local/disk/errors.ts';
import { close, cwd, openAt, open as openFlags } from '../local/disk/libc.ts';
import { readBytes } from '../local/disk/read.ts';
import { openFolder, type Root } from '../local/disk/root.ts';
import { entryAt, statAt } from '../local/disk/stat.ts';
import type { Fd } from '../local/disk/system.ts';

/** Where one log of the profile lies on this host. */
export interface LogFile {
  log: string;
  /** Absolute, or below the root; null when nobody said where it is. */
  file: string | null;
  format: 'lines' | 'events';
}

/** A log that is open for reading. */
export interface OpenLog {
  fd: Fd;
  size: number;
  inode: string;
}

/** Opens a log to read it; a string says why it cannot be read. The caller closes it. */
export function openLog(root: Root, { file }: LogFile): OpenLog | string {
  if (file === null) return 'the registration does not say which file holds it (connection.logs)';
  try {
    const fd = file.startsWith('/') ? openAbsolute(file) : openBelow(root, pathFromText(file));
    const stat = statAt(fd, '')!;
    if (stat.kind === 'file') return { fd, size: stat.size, inode: `${stat.inode}-${stat.bornAt}` };
    close(fd);
    return 'it is no regular file';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'there is no such file' : reason(error);
  }
}

/** An administrator may keep a log behind a link; only below the root are links refused. */
function openAbsolute(file: string): Fd {
  return openAt(cwd, Buffer.from(file).toString('latin1'), openFlags.linkedFile);
}

function openBelow(root: Root, path: Path): Fd {
  const folder = openFolder(root, parent(path), openFlags.passage);
  try {
    if (entryAt(folder, leaf(path))?.kind === 'other') throw new Error('it is no regular file');
    return openAt(folder, leaf(path), openFlags.file);
  } finally {
    close(folder);
  }
}

const headLength = 256;

/**
 * What tells this file from another under its name, and how far it was read: a new file may get the old
 * inode, and a file that was emptied and filled again keeps it, so its first bytes are part of it.
 */
export function identityOf({ fd, inode, size }: OpenLog, end: number): string {
  const length = Math.min(headLength, size);
  return [inode, end, length, headSum(fd, length)].join('/');
}

/** The offset after what was read, while the log is still the one of this identity; null when it is not. */
export function continues({ fd, inode, size }: OpenLog, identity: string): number | null {
  const [wasInode, end, length, sum] = identity.split('/');
  const same = wasInode === inode && size >= Number(end) && size >= Number(length);
  return same && headSum(fd, Number(length)) === sum ? Number(end) : null;
}

function headSum(fd: Fd, length: number): string {
  return createHash('sha256')
    .update(readBytes(fd, 0, length))
    .digest('hex')
    .slice(0, 16);
}
