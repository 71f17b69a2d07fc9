import type { ByteName } from '../../../recovery/names.ts';
import { linkAt, renameAt, renameNoReplaceAt, unlinkAt } from './libc.ts';
import { statAt } from './stat.ts';
import type { Fd, Refusal } from './system.ts';

/**
 * Moves one entry from folder to folder and never replaces one. Where the file system cannot refuse by
 * itself (NFS, some FUSE), a file is linked and unlinked: a crash between the two leaves one message under two
 * names, which the next attempt finishes; a plain rename would overwrite somebody's mail, which nothing undoes.
 */
export function moveEntry(from: Fd, to: Fd, name: ByteName, newName: ByteName = name): Refusal {
  const why = renameNoReplaceAt(from, name, to, newName);
  return why === 'EINVAL' || why === 'ENOSYS' ? withoutTheCall(from, to, name, newName, why) : why;
}

function withoutTheCall(from: Fd, to: Fd, name: ByteName, newName: ByteName, why: string): Refusal {
  const source = statAt(from, name);
  if (source === null) return 'ENOENT';
  if (source.kind === 'folder') return renameFolder(from, to, name, newName);
  return source.kind === 'file' ? linkThenUnlink(from, to, name, newName) : why;
}

/** With one inode under both names, the move was begun before: the source is what is left to take away. */
export function linkThenUnlink(from: Fd, to: Fd, name: ByteName, newName: ByteName = name): Refusal {
  const linked = linkAt(from, name, to, newName);
  if (linked !== null && !(linked === 'EEXIST' && isOneFile(from, name, to, newName))) return linked;
  const unlinked = unlinkAt(from, name);
  if (unlinked !== null && linked === null) unlinkAt(to, newName);
  return unlinked;
}

function isOneFile(from: Fd, name: ByteName, to: Fd, newName: ByteName): boolean {
  const [a, b] = [statAt(from, name), statAt(to, newName)];
  return a !== null && b !== null && a.kind === 'file' && a.inode === b.inode && a.volume === b.volume;
}

/** The slash makes the kernel refuse anything but folders, and a folder replaces nothing but an empty one. */
function renameFolder(from: Fd, to: Fd, name: ByteName, newName: ByteName): Refusal {
  if (statAt(to, newName) !== null) return 'EEXIST';
  return renameAt(from, `${name}/`, to, `${newName}/`);
}
