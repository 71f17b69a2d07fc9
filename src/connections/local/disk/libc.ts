import { constants } from 'node:fs';
import { call, callIfAny, checked, type Fd, outcome, put, putSecond, type Refusal } from './system.ts';

/** The few calls that Node does not offer: work relative to an open folder, and a rename that never replaces. */
const sys = {
  openat: call('int openat(int dir, const void *path, int flags, uint32_t mode)'),
  close: call('int close(int fd)'),
  fsync: call('int fsync(int fd)'),
  getdents64: call('int64_t getdents64(int fd, void *out, size_t length)'),
  renameat: call('int renameat(int fromDir, const void *from, int toDir, const void *to)'),
  linkat: call('int linkat(int fromDir, const void *from, int toDir, const void *to, int flags)'),
  unlinkat: call('int unlinkat(int dir, const void *path, int flags)'),
  mkdirat: call('int mkdirat(int dir, const void *path, uint32_t mode)'),
  fchown: call('int fchown(int fd, uint32_t user, uint32_t group)'),
  fchmod: call('int fchmod(int fd, uint32_t mode)'),
};
const renameat2 = callIfAny(
  'int renameat2(int fromDir, const void *from, int toDir, const void *to, uint32_t flags)',
);

/** In place of a folder: what the path itself says. */
export const cwd: Fd = -100;
const atRemoveDir = 0x200;
const atFollow = 0x400;
const renameNoReplace = 1;
const entries = Buffer.allocUnsafeSlow(64 * 1024);

const { O_RDONLY, O_WRONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_NOCTTY } = constants;
const O_PATH = 0o10000000;
const O_CLOEXEC = 0o2000000;
const O_TMPFILE = 0o20000000 | O_DIRECTORY;

export const open = {
  /** A folder on the way: the right to pass through it is enough. */
  passage: O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
  /** A folder that is listed or flushed. */
  folder: O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
  /** A file; a FIFO that was put in its place meanwhile cannot hold us. */
  file: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
  /** The same where a link may stand for the file. */
  linkedFile: O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
  /** Added to what writes. */
  careful: O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
};

export function openAt(dir: Fd, name: string, flags: number, mode = 0): Fd {
  return checked(sys.openat(dir, put(name), flags, mode));
}

export function close(fd: Fd): void {
  sys.close(fd);
}

export function sync(fd: Fd): void {
  checked(sys.fsync(fd));
}

/** Refuses to replace; ENOSYS where this C library or file system has no such call. */
export function renameNoReplaceAt(from: Fd, name: string, to: Fd, newName = name): Refusal {
  if (renameat2 === null) return 'ENOSYS';
  const source = put(name);
  const target = newName === name ? source : putSecond(newName);
  return outcome(renameat2(from, source, to, target, renameNoReplace));
}

/** Replaces what is there: for our own notes, and for folders, where the kernel replaces empty ones alone. */
export function renameAt(from: Fd, name: string, to: Fd, newName: string): Refusal {
  return outcome(sys.renameat(from, put(name), to, putSecond(newName)));
}

export function linkAt(from: Fd, name: string, to: Fd, newName: string): Refusal {
  return outcome(sys.linkat(from, put(name), to, putSecond(newName), 0));
}

/** A file that has no name yet, in the volume of this folder; it is gone with its last descriptor. */
export function openNameless(dir: Fd, mode: number): Fd {
  return checked(sys.openat(dir, put('.'), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
}

/** Gives a nameless file its name; refuses to replace. */
export function nameAt(fd: Fd, to: Fd, name: string): Refusal {
  return outcome(sys.linkat(cwd, put(`/proc/self/fd/${fd}`), to, putSecond(name), atFollow));
}

export function unlinkAt(dir: Fd, name: string): Refusal {
  return outcome(sys.unlinkat(dir, put(name), 0));
}

export function removeFolderAt(dir: Fd, name: string): Refusal {
  return outcome(sys.unlinkat(dir, put(name), atRemoveDir));
}

export function makeFolderAt(dir: Fd, name: string, mode: number): Refusal {
  return outcome(sys.mkdirat(dir, put(name), mode));
}

export function changeOwner(fd: Fd, user: number, group: number): void {
  checked(sys.fchown(fd, user, group));
}

export function changeMode(fd: Fd, mode: number): void {
  checked(sys.fchmod(fd, mode));
}

/** The names in an open folder, as far as one call gives them; empty at the end. */
export function readNames(fd: Fd): string[] {
  const end = checked(Number(sys.getdents64(fd, entries, entries.length)));
  const names: string[] = [];
  for (let at = 0; at < end; at += entries.readUInt16LE(at + 16)) {
    const name = entries.toString('latin1', at + 19, entries.indexOf(0, at + 19));
    if (name !== '.' && name !== '..') names.push(name);
  }
  return end > 0 && names.length === 0 ? readNames(fd) : names;
}
