import { constants, writeSync } from 'node:fs';
import { type Path, toLine } from '../../../recovery/names.ts';
import { isProblem, Problem } from '../../../recovery/problems.ts';
import { asProblem, codeOf, failure } from './errors.ts';
import { close, nameAt, openAt, open as openFlags, openNameless, renameAt, sync, unlinkAt } from './libc.ts';
import { readBytes } from './read.ts';
import { atEntry, type Root } from './root.ts';
import { entryAt } from './stat.ts';
import type { Fd } from './system.ts';

const { O_CREAT, O_EXCL, O_TRUNC, O_WRONLY } = constants;
const mode = 0o640;
const longest = 64 * 1024 * 1024;

/**
 * Exclusive, so that two who claim one spool cannot both succeed. The name appears with the whole content:
 * half a claim, left by a crash, would be nobody's and keep everybody out.
 */
export function create(root: Root, path: Path, content: string): 'created' | 'exists' {
  return atEntry(root, path, (folder, name) => {
    try {
      if (!writeNameless(folder, name, content)) write(folder, name, content, O_EXCL);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'exists';
      throw asProblem(error, `Writing "${toLine(path)}"`);
    }
    sync(folder);
    return 'created';
  });
}

/** False where the volume knows no files without a name (NFS). */
function writeNameless(folder: Fd, name: string, content: string): boolean {
  let fd: Fd;
  try {
    fd = openNameless(folder, mode);
  } catch {
    return false;
  }
  try {
    fill(fd, content);
    const why = nameAt(fd, folder, name);
    if (why === 'EEXIST') throw Object.assign(new Error(why), { code: why });
    return why === null;
  } finally {
    close(fd);
  }
}

/** What `replace` writes before it takes its name; a crash may leave it behind. */
function freshName(name: string): string {
  return `.${name.slice(0, 250)}.new`;
}

/** The old content or the new one is there at any instant; a leftover of a crash is written over. */
export function replace(root: Root, path: Path, content: string): void {
  const doing = `Writing "${toLine(path)}"`;
  atEntry(root, path, (folder, name) => {
    const fresh = freshName(name);
    try {
      write(folder, fresh, content, O_TRUNC);
    } catch (error) {
      throw asProblem(error, doing);
    }
    const why = renameAt(folder, fresh, folder, name);
    if (why !== null) throw failure(why, doing);
    sync(folder);
  });
}

function write(folder: Fd, name: string, content: string, how: number): void {
  const fd = openAt(folder, name, O_WRONLY | O_CREAT | how | openFlags.careful, mode);
  try {
    fill(fd, content);
  } catch (error) {
    // Half a note misleads whoever finds it; none at all says what is true.
    unlinkAt(folder, name);
    throw error;
  } finally {
    close(fd);
  }
}

function fill(fd: Fd, content: string): void {
  const bytes = Buffer.from(content, 'utf8');
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
  sync(fd);
}

export function readNote(root: Root, path: Path): string | null {
  try {
    return atEntry(root, path, (folder, name) => {
      const entry = entryAt(folder, name);
      if (entry === null) return null;
      if (entry.kind !== 'file' || entry.size > longest) throw notOurs(path);
      const fd = openAt(folder, name, openFlags.file);
      try {
        return Buffer.from(readBytes(fd, 0, longest)).toString('utf8');
      } finally {
        close(fd);
      }
    });
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return null;
    throw asProblem(error, `Reading "${toLine(path)}"`);
  }
}

function notOurs(path: Path): Problem {
  return new Problem(
    'host-failed',
    `"${toLine(path)}" is no file of ours: a link, a device, or over 64 MiB.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Look at it, and take it away if it belongs to nobody.',
    },
  );
}

export function remove(root: Root, path: Path): void {
  try {
    atEntry(root, path, (folder, name) => {
      unlinkAt(folder, freshName(name));
      const why = unlinkAt(folder, name);
      if (why === 'ENOENT') return;
      if (why !== null) throw failure(why, `Removing "${toLine(path)}"`);
      sync(folder);
    });
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw error;
  }
}
