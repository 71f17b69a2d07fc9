import { createHash } from 'node:crypto';
import { join, type Path, parent } from '../../../src/recovery/names.ts';
import type { Digest, Files, Folders, MoveOutcome, Notes } from '../../../src/recovery/ports/host.ts';
import { Problem } from '../../../src/recovery/problems.ts';
import { type Disk, type Inode, missing } from './disk.ts';

/** What may go wrong within one batch of moves. */
export interface Mishap {
  /** Names before this place are moved, those from it on are not. */
  stopsAt?: number;
  /** For this reason; without one, the call ends in a timeout. */
  why?: 'no-space' | 'denied' | 'in-use' | 'failed';
  /** The folders could not be flushed. */
  unflushed?: boolean;
}

/** Files, folders and notes of the host port over a disk in memory. */
export function filesOf(disk: Disk, inUse: () => Path[], mishap: () => Mishap): Files {
  return {
    async *list(path) {
      const entries = disk.folder(path)?.entries;
      if (entries == null) throw missing(path);
      const all = [...entries].map(([name, inode]) => disk.entry(name, inode));
      if (all.length > 0) yield all;
    },
    look: async (path, names) => {
      const entries = disk.folder(path)?.entries;
      return names.map((name) => {
        const inode = entries?.get(name);
        return inode === undefined ? null : disk.entry(name, inode);
      });
    },
    move: async (from, to, names) => move(disk, from, to, names, mishap()),
    digest: async (path, names) => names.map((name) => digestOf(disk.find(join(path, name)))),
    read: async (path, offset, length) => {
      const inode = disk.find(path);
      if (inode === null || inode.entries !== null) return null;
      return Buffer.from(inode.content, 'utf8').subarray(offset, offset + length);
    },
    inUse: async () => inUse(),
  };
}

function move(disk: Disk, from: Path, to: Path, names: string[], mishap: Mishap): MoveOutcome {
  for (const path of [from, to]) if (disk.folder(path) === null) throw missing(path);
  const failures: MoveOutcome['failures'] = [];
  for (const [index, name] of names.entries()) {
    const stopped = mishap.stopsAt !== undefined && index >= mishap.stopsAt;
    if (stopped && mishap.why === undefined) throw timedOut('Moving messages');
    const only = mishap.why === 'in-use' || mishap.why === 'failed' || mishap.why === 'denied';
    const injected = stopped && (!only || index === mishap.stopsAt) ? mishap.why : undefined;
    const why = injected ?? disk.rename(join(from, name), join(to, name));
    if (why !== null) failures.push({ index, why, detail: `${why} for "${name}"` });
  }
  if (mishap.unflushed !== true) disk.flush(from, to);
  return {
    moved: names.length - failures.length,
    failures,
    flushed: mishap.unflushed !== true,
  };
}

export function timedOut(doing: string): Problem {
  return new Problem('host-timeout', `${doing} did not end in time.`, {
    untouched: 'Nothing else was begun.',
  });
}

function digestOf(inode: Inode | null): Digest | null {
  if (inode === null || inode.entries !== null) return null;
  return {
    sha256: createHash('sha256').update(inode.content).digest('hex'),
    messageId: /^Message-ID: (.*)$/m.exec(inode.content)?.[1] ?? null,
  };
}

export function foldersOf(disk: Disk): Folders {
  return {
    make: async (path) => {
      const there = disk.find(path);
      if (there?.entries != null) return 'existed';
      if (there !== null) throw new Problem('holding-in-use', `A file lies at ${path}.`);
      disk.makeFolder(path);
      disk.flush(parent(path));
      return 'made';
    },
    removeEmpty: async (path) => {
      const inode = disk.find(path);
      if (inode === null) return 'absent';
      if (inode.entries === null) throw new Problem('host-failed', `${path} is no folder.`);
      if (inode.entries.size > 0) return 'not-empty';
      disk.remove(path);
      disk.flush(parent(path));
      return 'removed';
    },
    rename: async (from, to) => {
      const why = disk.rename(from, to);
      if (why === null) disk.flush(parent(from), parent(to));
      if (why === null) return 'renamed';
      if (why === 'absent' || why === 'name-taken') return why;
      throw new Problem(why === 'no-space' ? 'disk-full' : 'host-read-only', `Renaming ${from} failed.`);
    },
    sameVolume: async () => true,
    free: async () => (disk.refuses === 'no-space' ? 0 : 1e9),
  };
}

export function notesOf(disk: Disk): Notes {
  return {
    create: async (path, content) => {
      if (disk.find(path) !== null) return 'exists';
      disk.write(path, content);
      disk.flush(parent(path));
      return 'created';
    },
    replace: async (path, content) => {
      disk.replace(path, content);
      disk.flush(parent(path));
    },
    read: async (path) => disk.find(path)?.content ?? null,
    remove: async (path) => {
      if (disk.folder(parent(path)) === null) return;
      disk.remove(path);
      disk.flush(parent(path));
    },
  };
}
