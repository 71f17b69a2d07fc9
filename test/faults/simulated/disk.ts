import type { ByteName, Path } from '../../../src/recovery/names.ts';
import { leaf, parent } from '../../../src/recovery/names.ts';
import type { Entry, MoveFailure } from '../../../src/recovery/ports/host.ts';
import { Problem } from '../../../src/recovery/problems.ts';

/** One file or folder, whatever its name. */
export interface Inode {
  identity: string;
  modifiedAt: number;
  /** Of a file. */
  content: string;
  /** Of a folder. */
  entries: Map<ByteName, Inode> | null;
}

/** A change of names that the disk may still forget. */
interface Unflushed {
  folders: Path[];
  undo: () => void;
}

/**
 * A disk in memory, with the names of a Unix file system and its habits at a power failure: changes of
 * names are kept in order, a flush of a folder keeps everything up to its last change, and what was not
 * flushed may be undone from the end. Every rename is atomic and replaces nothing.
 */
export class Disk {
  readonly root: Inode = { identity: 'root', modifiedAt: 0, content: '', entries: new Map() };
  /** Milliseconds since 1970. */
  now: () => number = () => 0;
  /** What every change meets from now on: a full or read-only volume, or none. */
  refuses: 'no-space' | 'read-only' | null = null;
  /** A flush that is asked for now comes too late. */
  isSlow = false;
  #inodes = 0;
  #unflushed: Unflushed[] = [];

  folder(path: Path): Inode | null {
    let at: Inode = this.root;
    for (const name of path === '' ? [] : path.split('/')) {
      const next = at.entries?.get(name);
      if (next?.entries == null) return null;
      at = next;
    }
    return at;
  }

  find(path: Path): Inode | null {
    if (path === '') return this.root;
    return this.folder(parent(path))?.entries?.get(leaf(path)) ?? null;
  }

  entry(name: ByteName, inode: Inode): Entry {
    return {
      name,
      kind: inode.entries === null ? 'file' : 'folder',
      size: inode.content.length,
      modifiedAt: inode.modifiedAt,
      identity: inode.identity,
    };
  }

  /** Every file below a folder, with its path; the root itself where none is given. */
  *files(below: Path = ''): Iterable<[Path, Inode]> {
    for (const [name, inode] of this.folder(below)?.entries ?? []) {
      const path = below === '' ? name : `${below}/${name}`;
      if (inode.entries === null) yield [path, inode];
      else yield* this.files(path);
    }
  }

  write(path: Path, content: string): Inode {
    this.#mayWrite();
    return this.#link(path, { ...this.#inode(), content, entries: null });
  }

  makeFolder(path: Path): void {
    this.#mayWrite();
    this.#link(path, { ...this.#inode(), content: '', entries: new Map() });
  }

  remove(path: Path): void {
    const folder = this.#folderOf(path);
    const name = leaf(path);
    const inode = folder.get(name);
    if (inode === undefined) return;
    folder.delete(name);
    this.#unflushed.push({ folders: [parent(path)], undo: () => folder.set(name, inode) });
  }

  /** Why it did not happen; null when it did. */
  rename(from: Path, to: Path): MoveFailure | null {
    const source = this.folder(parent(from))?.entries;
    const target = this.folder(parent(to))?.entries;
    const inode = source?.get(leaf(from));
    if (source == null || target == null || inode === undefined) return 'absent';
    if (this.refuses !== null) return this.refuses;
    if (target.has(leaf(to))) return 'name-taken';
    source.delete(leaf(from));
    target.set(leaf(to), inode);
    this.#unflushed.push({
      folders: [parent(from), parent(to)],
      undo: () => {
        target.delete(leaf(to));
        source.set(leaf(from), inode);
      },
    });
    return null;
  }

  /** Puts a file in the place of another, if there is one. */
  replace(path: Path, content: string): void {
    this.#mayWrite();
    const folder = this.#folderOf(path);
    const name = leaf(path);
    const before = folder.get(name);
    folder.set(name, { ...this.#inode(), content, entries: null });
    this.#unflushed.push({
      folders: [parent(path)],
      undo: () => (before === undefined ? folder.delete(name) : folder.set(name, before)),
    });
  }

  /** Keeps everything up to the last change in these folders. */
  flush(...folders: Path[]): void {
    if (this.isSlow) return;
    const last = this.#unflushed.findLastIndex((change) => change.folders.some((f) => folders.includes(f)));
    this.#unflushed.splice(0, last + 1);
  }

  isUnflushed(folder: Path): boolean {
    return this.#unflushed.some((change) => change.folders.includes(folder));
  }

  /** The power fails: some of what was not flushed, from the end, never was. `keeps` is how much stays, 0 to 1. */
  losePower(keeps: number): number {
    const kept = Math.floor(this.#unflushed.length * keeps);
    const lost = this.#unflushed.splice(kept);
    for (const { undo } of lost.toReversed()) undo();
    this.#unflushed = [];
    return lost.length;
  }

  #link(path: Path, inode: Inode): Inode {
    const folder = this.#folderOf(path);
    const name = leaf(path);
    if (folder.has(name)) throw new Error(`${path} is there already`);
    folder.set(name, inode);
    this.#unflushed.push({ folders: [parent(path)], undo: () => folder.delete(name) });
    return inode;
  }

  #folderOf(path: Path): Map<ByteName, Inode> {
    const entries = this.folder(parent(path))?.entries;
    if (entries == null) throw missing(parent(path));
    return entries;
  }

  #inode(): Pick<Inode, 'identity' | 'modifiedAt'> {
    return { identity: `i${++this.#inodes}`, modifiedAt: this.now() };
  }

  #mayWrite(): void {
    if (this.refuses === null) return;
    const code = this.refuses === 'no-space' ? 'disk-full' : 'host-read-only';
    throw new Problem(code, 'Writing failed.', { untouched: 'No message was moved by this call.' });
  }
}

export function missing(path: Path): Problem {
  return new Problem('folder-missing', `The folder "${path}" is missing.`, {
    untouched: 'Nothing was touched.',
  });
}
