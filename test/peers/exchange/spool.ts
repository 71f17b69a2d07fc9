import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { type Marks, markedBytes, marksOf } from '../../corpus/index.ts';
import { renameToFree } from '../unit/libc.ts';

export const queues = ['in', 'out'] as const;

export type QueueName = (typeof queues)[number];

/** One message in the spool. Names are bytes, kept one character each. */
export interface Item {
  queue: QueueName;
  name: string;
}

/** A message that somebody works on: its file stays open as long as that lasts. */
export interface Opened extends Item {
  file: number;
  inode: bigint;
  marks: Marks;
}

/** The folders of the service and what lies in them. */
export class Spool {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  makeFolders() {
    for (const folder of ['in/archive', 'out/archive', 'work', 'pickup']) {
      mkdirSync(`${this.root}/${folder}`, { recursive: true });
    }
  }

  /** Path as bytes, for the system. */
  path(...parts: string[]): Buffer {
    return Buffer.concat([Buffer.from(this.root), Buffer.from(`/${parts.join('/')}`, 'latin1')]);
  }

  /** Regular files directly in the folder, the same order on every disk: subfolders and links are no messages. */
  list(folder: string): string[] {
    if (!this.has(folder, '')) return [];
    const entries = readdirSync(this.path(folder), { withFileTypes: true, encoding: 'buffer' });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => entry.name.toString('latin1')).sort();
  }

  /** When an entry was last added or removed, in nanoseconds since 1970; 0 for a folder that is gone. */
  changedAt(folder: string): bigint {
    return statSync(this.path(folder), { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n;
  }

  has(folder: string, name: string): boolean {
    return existsSync(this.path(folder, name));
  }

  /** Opens and reads the marks; null when it is not there any more, or not to be read. */
  open(item: Item): Opened | null {
    try {
      const file = openSync(this.path(item.queue, item.name), constants.O_RDONLY | constants.O_NOFOLLOW);
      const head = Buffer.allocUnsafe(markedBytes);
      const marks = marksOf(head.subarray(0, readSync(file, head, 0, head.length, 0)));
      return { ...item, file, inode: fstatSync(file, { bigint: true }).ino, marks };
    } catch {
      return null;
    }
  }

  close(opened: Opened) {
    closeSync(opened.file);
  }

  /** Whether the file is still the one that was opened: its name may be another message's by now. */
  isStill(opened: Opened): boolean {
    const now = lstatSync(this.path(opened.queue, opened.name), { bigint: true, throwIfNoEntry: false });
    return now?.ino === opened.inode;
  }

  /** Sets a message apart, as the real service does with what it cannot convert; returns its new path. */
  archive({ queue, name }: Item): Buffer {
    for (let n = 0; ; n++) {
      const to = this.path(queue, 'archive', n === 0 ? name : `${name}.${n}`);
      if (renameToFree(this.path(queue, name), to)) return to;
      if (!this.has(queue, name)) throw new Error(`${name} vanished`);
    }
  }
}
