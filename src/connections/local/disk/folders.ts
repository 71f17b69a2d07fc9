import { statfsSync } from 'node:fs';
import { type Path, parent, toLine } from '../../../recovery/names.ts';
import { isProblem, Problem } from '../../../recovery/problems.ts';
import { asProblem, failure } from './errors.ts';
import {
  changeMode,
  changeOwner,
  close,
  makeFolderAt,
  openAt,
  open as openFlags,
  removeFolderAt,
  sync,
} from './libc.ts';
import { moveEntry } from './rename.ts';
import { atEntry, inFolder, type Root } from './root.ts';
import { type Stat, statAt } from './stat.ts';
import type { Fd } from './system.ts';

/** A folder with owner and mode of another; one that cannot get them is taken away again. */
export function make(root: Root, path: Path, like: Path): 'made' | 'existed' {
  const model = inFolder(root, like, (fd) => statAt(fd, '')!, openFlags.passage);
  return atEntry(root, path, (folder, name) => {
    const why = makeFolderAt(folder, name, 0o700);
    if (why !== null) return existing(folder, name, path, why);
    try {
      dress(folder, name, model);
      sync(folder);
      return 'made';
    } catch (error) {
      removeFolderAt(folder, name);
      throw asProblem(error, `Giving the folder "${toLine(path)}" its owner and mode`);
    }
  });
}

function existing(folder: Fd, name: string, path: Path, why: string): 'existed' {
  const doing = `Making the folder "${toLine(path)}"`;
  if (why !== 'EEXIST') throw failure(why, doing);
  if (statAt(folder, name)?.kind === 'folder') return 'existed';
  throw new Problem('holding-in-use', `${doing} failed: a file or link of this name is there.`, {
    untouched: 'Nothing was touched.',
    next: 'Take it away, or name another folder in the profile.',
  });
}

function dress(folder: Fd, name: string, model: Stat): void {
  const fd = openAt(folder, name, openFlags.folder);
  try {
    const made = statAt(fd, '')!;
    if (made.user !== model.user || made.group !== model.group) changeOwner(fd, model.user, model.group);
    changeMode(fd, model.mode);
    sync(fd);
  } finally {
    close(fd);
  }
}

export function removeEmpty(root: Root, path: Path): 'removed' | 'not-empty' | 'absent' {
  return orAbsent(() =>
    atEntry(root, path, (folder, name) => {
      const why = removeFolderAt(folder, name);
      if (why === null) {
        sync(folder);
        return 'removed';
      }
      if (why === 'ENOENT') return 'absent';
      if (why === 'ENOTEMPTY' || why === 'EEXIST') return 'not-empty';
      throw failure(why, `Removing the folder "${toLine(path)}"`);
    }),
  );
}

/** Renames a folder (or a file: an index may be one) and flushes both parents. */
export function rename(root: Root, from: Path, to: Path): 'renamed' | 'absent' | 'name-taken' {
  inFolder(root, parent(to), () => undefined, openFlags.passage);
  return orAbsent(() =>
    atEntry(root, from, (source, name) => {
      if (statAt(source, name) === null) return 'absent';
      return atEntry(root, to, (target, newName) => {
        const why = moveEntry(source, target, name, newName);
        if (why === null) {
          sync(target);
          sync(source);
          return 'renamed';
        }
        if (why === 'EEXIST' || why === 'ENOTEMPTY') return 'name-taken';
        if (why === 'ENOENT') return 'absent';
        throw failure(why, `Renaming "${toLine(from)}"`);
      });
    }),
  );
}

function orAbsent<T>(work: () => T): T | 'absent' {
  try {
    return work();
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return 'absent';
    throw error;
  }
}

/** Two mounts of one file system are two volumes here: no rename goes from one to the other. */
export function sameVolume(root: Root, a: Path, b: Path): boolean {
  const volume = (path: Path) => inFolder(root, path, (fd) => statAt(fd, '')!.volume, openFlags.passage);
  return volume(a) === volume(b);
}

/** Bytes that a user without privileges may still write. */
export function free(root: Root, path: Path): number {
  return inFolder(root, path, (fd) => {
    const { bavail, bsize } = statfsSync(`/proc/self/fd/${fd}`);
    return bavail * bsize;
  });
}
