import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** An error of Windows, by number. */
export class Win32 extends Error {
  readonly number: number;
  constructor(number: number) {
    super(`Windows error ${number}`);
    this.number = number;
  }
}

const attribute = { folder: 0x10, normal: 0x80, reparsePoint: 0x400 };
/** Milliseconds from 1601 to 1970. */
const epoch = 11_644_473_600_000;

/** Drives as folders: `D:\spool` is `drives/D/spool`. Who has a file open is written in `held.json`. */
export class Disk {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  at(path: string): string {
    const [, drive, rest] = /^([A-Z]):\\?(.*)$/is.exec(path) ?? [];
    if (drive === undefined) throw new Win32(3);
    return join(this.#folder, 'drives', drive.toUpperCase(), ...rest!.split('\\'));
  }

  entry(path: string): string {
    const place = this.at(path);
    const found = statOf(place);
    return found === undefined ? '' : told(path.slice(path.lastIndexOf('\\') + 1), place, found);
  }

  list(path: string): string[] {
    const place = this.at(path);
    return win32(() => readdirSync(place)).map((name) =>
      told(name, join(place, name), lstatSync(join(place, name))),
    );
  }

  move(from: string, to: string): void {
    const [source, target] = [this.at(from), this.at(to)];
    const found = statOf(source);
    if (found === undefined) throw new Win32(existsSync(dirname(source)) ? 2 : 3);
    if (this.isHeld(source)) throw new Win32(32);
    if (found.isDirectory() || found.isSymbolicLink()) {
      if (statOf(target)) throw new Win32(183);
      win32(() => renameSync(source, target));
      return;
    }
    win32(() => linkSync(source, target));
    unlinkSync(source);
  }

  make(path: string): void {
    win32(() => mkdirSync(this.at(path)));
  }

  removeFolder(path: string): void {
    win32(() => rmdirSync(this.at(path)));
  }

  removeFile(path: string): void {
    try {
      unlinkSync(this.at(path));
    } catch (error) {
      // Deleting what is not there is no error of .NET.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw number(error);
    }
  }

  isHeld(place: string): boolean {
    const file = join(this.#folder, 'held.json');
    const held = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
    return held.includes(place);
  }
}

/** Also below a file there is nothing. */
function statOf(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function told(name: string, place: string, found: Stats): string {
  const isFolder = found.isSymbolicLink()
    ? (statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false)
    : found.isDirectory();
  const flags =
    (isFolder ? attribute.folder : attribute.normal) | (found.isSymbolicLink() ? attribute.reparsePoint : 0);
  const ticks = (ms: number) => `${BigInt(Math.floor(ms) + epoch) * 10_000n}`;
  const bytes = isFolder || found.isSymbolicLink() ? 0 : found.size;
  return [name, flags, bytes, ticks(found.birthtimeMs), ticks(found.mtimeMs)].join('|');
}

const numbers: Record<string, number> = {
  ENOENT: 3,
  EEXIST: 183,
  ENOTEMPTY: 145,
  EACCES: 5,
  EPERM: 5,
  ENOTDIR: 267,
  ENAMETOOLONG: 206,
};

function win32<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw number(error);
  }
}

function number(error: unknown): Win32 {
  return new Win32(numbers[(error as NodeJS.ErrnoException).code ?? ''] ?? 31);
}
