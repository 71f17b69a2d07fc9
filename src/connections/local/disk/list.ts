import type { ByteName, Path } from '../../../recovery/names.ts';
import type { Entry } from '../../../recovery/ports/host.ts';
import { isProblem } from '../../../recovery/problems.ts';
import { isName } from '../../paths/posix.ts';
import { asProblem } from './errors.ts';
import { close, openAt, open as openFlags, readNames } from './libc.ts';
import { inFolder, openFolder, type Root } from './root.ts';
import { entryAt } from './stat.ts';
import type { Fd } from './system.ts';

const pageSize = 1000;

/**
 * The entries of one folder in pages. All names are read before the first page, so that moves between two
 * pages cannot hide a name or show it twice; what is gone when its turn comes is left out. In the order of
 * their bytes: the order of the file system is another one on every disk, and so would be the rounds.
 */
export function* list(root: Root, folder: Path): Generator<Entry[], void> {
  const fd = openFolder(root, folder);
  try {
    const names = allNames(fd).sort();
    for (let at = 0; at < names.length; at += pageSize) {
      yield names.slice(at, at + pageSize).flatMap((name) => entry(fd, name) ?? []);
    }
  } catch (error) {
    throw asProblem(error, 'Listing a folder');
  } finally {
    close(fd);
  }
}

/** The entries of these names; null for what is not there, and for all names of a missing folder. */
export function look(root: Root, folder: Path, names: ByteName[]): (Entry | null)[] {
  try {
    const find = (fd: Fd) => names.map((name) => (isName(name) ? entry(fd, name) : null));
    return inFolder(root, folder, find, openFlags.passage);
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return names.map(() => null);
    throw error;
  }
}

function entry(fd: Fd, name: ByteName): Entry | null {
  const found = entryAt(fd, name);
  if (found === null) return null;
  const { kind, size, modifiedAt, inode, bornAt } = found;
  // An inode alone is not enough: a file system gives the number of a deleted file to the next one at once.
  return { name, kind, size, modifiedAt, identity: bornAt === '' ? inode : `${inode}.${bornAt}` };
}

/** Every name in an open folder, in the order of the file system. */
export function allNames(fd: Fd): ByteName[] {
  const all: ByteName[] = [];
  // A folder of its own to read from: the position in `fd` may belong to another reading of it.
  const reading = openAt(fd, '.', openFlags.folder);
  try {
    for (let some = readNames(reading); some.length > 0; some = readNames(reading)) all.push(...some);
  } finally {
    close(reading);
  }
  return all;
}
