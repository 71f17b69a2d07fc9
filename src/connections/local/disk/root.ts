import { realpathSync } from 'node:fs';
import { leaf, type Path, parent, toLine } from '../../../recovery/names.ts';
import { Problem } from '../../../recovery/problems.ts';
import { isName } from '../../paths/posix.ts';
import { codeOf, folderProblem, reason } from './errors.ts';
import { close, cwd, open, openAt } from './libc.ts';
import { type Stat, statAt } from './stat.ts';
import type { Fd } from './system.ts';

/**
 * The root, opened once: all work is done relative to this open folder, and the way down never follows a
 * link, so that a link that is put in our way meanwhile leads nowhere.
 */
export interface Root {
  fd: Fd;
  /** Its real path as bytes, without a slash at the end. */
  path: string;
  stat: Stat;
}

/** Opens the root as it was registered; `root-refused` or `folder-missing` when it cannot be one. */
export function openRoot(text: string): Root {
  if (!text.startsWith('/')) {
    throw refused(`The root "${text}" is no absolute path of this host.`);
  }
  const path = realPath(text);
  if (path === '/') throw refused(`The root "${text}" is the root of a volume.`);
  const fd = openReal(path);
  const stat = statAt(fd, '')!;
  const above = statAt(fd, '..');
  if (stat.isMountRoot || above?.volume !== stat.volume) {
    close(fd);
    throw refused(`The root "${text}" is the root of a volume.`);
  }
  return { fd, path, stat };
}

function realPath(text: string): string {
  try {
    return realpathSync.native(text, { encoding: 'buffer' }).toString('latin1');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw refused(`The root "${text}" cannot be opened: ${reason(error)}.`);
    throw new Problem('folder-missing', `The root "${text}" is missing.`, {
      untouched: 'Nothing was touched.',
      next: 'Correct the root in profile or server, or mount its volume.',
    });
  }
}

function refused(detail: string): Problem {
  return new Problem('root-refused', detail, {
    untouched: 'Nothing was touched.',
    next: "Register the mail product's own spool folder as the root.",
  });
}

/** Does something in one folder below the root; the folder is closed when it is done. */
export function inFolder<T>(root: Root, path: Path, work: (fd: Fd) => T, flags = open.folder): T {
  const fd = openFolder(root, path, flags);
  try {
    return work(fd);
  } finally {
    close(fd);
  }
}

/** Does something with one entry: the folder that holds it, and its name there. */
export function atEntry<T>(root: Root, path: Path, work: (folder: Fd, name: string) => T): T {
  if (!isName(leaf(path))) throw noFolder(path);
  return inFolder(root, parent(path), (fd) => work(fd, leaf(path)));
}

/** Opens a folder below the root; the caller closes it. */
export function openFolder(root: Root, path: Path, flags = open.folder): Fd {
  stillThere(root);
  return descend(root.fd, path, path, flags);
}

function openReal(path: string): Fd {
  const top = openAt(cwd, '/', open.passage);
  try {
    return descend(top, path.slice(1), path);
  } finally {
    close(top);
  }
}

/** One step at a time, since only the last step of a path heeds O_NOFOLLOW. */
function descend(from: Fd, path: string, shown: Path, flags = open.folder): Fd {
  const parts = path === '' ? [] : path.split('/');
  if (!parts.every(isName)) throw noFolder(shown);
  let fd = -1;
  try {
    fd = openAt(from, '.', parts.length === 0 ? flags : open.passage);
    for (const [index, part] of parts.entries()) {
      const next = openAt(fd, part, index === parts.length - 1 ? flags : open.passage);
      close(fd);
      fd = next;
    }
    return fd;
  } catch (error) {
    if (fd !== -1) close(fd);
    throw folderProblem(error, shown);
  }
}

/** A folder moved aside and made anew under its name would be another spool: ours would be an empty memory. */
function stillThere(root: Root): void {
  const now = statAt(cwd, root.path);
  if (now?.inode === root.stat.inode && now.volume === root.stat.volume) return;
  throw new Problem('host-failed', `The root "${toLine(root.path)}" was replaced since it was opened.`, {
    untouched: 'Nothing was touched by this call.',
    next: 'Find out who replaced the folder; the call opens the new one when it is made again.',
  });
}

function noFolder(path: Path): Problem {
  return new Problem('folder-missing', `"${toLine(path)}" is no path below the root.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the path in profile or server: it may not contain "." or "..".',
  });
}
