import type { EntryKind } from '../../../recovery/ports/host.ts';
import { call, type Fd, lastFailure, put } from './system.ts';

/** statx(2), whose answer is laid out alike on every machine. */
const statx = call('int statx(int dir, const void *path, int flags, uint32_t mask, void *out)');
const stat = Buffer.allocUnsafeSlow(256);

const atSymlinkNofollow = 0x100;
const atEmptyPath = 0x1000;
const basicStats = 0x7ff;
const birthTime = 0x800;
const mountId = 0x1000;
const attributeMountRoot = 0x2000;

export interface Stat {
  kind: EntryKind;
  size: number;
  modifiedAt: number;
  inode: string;
  links: number;
  user: number;
  group: number;
  mode: number;
  /** Device and mount: a rename between two entries works only where both are the same. */
  volume: string;
  /** Whether a volume is mounted right here. */
  isMountRoot: boolean;
  /** Of birth, nanoseconds; empty where the file system does not tell. */
  bornAt: string;
}

/** One entry itself, never the target of a link; null when it is not there. `''` is the open file `dir`. */
export function statAt(dir: Fd, name: string): Stat | null {
  if (!fill(dir, name, basicStats | birthTime | mountId)) return null;
  const mask = stat.readUInt32LE(0);
  const mount = mask & mountId ? `.${stat.readBigUInt64LE(144)}` : '';
  return {
    ...entryOf(),
    links: stat.readUInt32LE(16),
    user: stat.readUInt32LE(20),
    group: stat.readUInt32LE(24),
    mode: stat.readUInt16LE(28) & 0o7777,
    volume: `${stat.readUInt32LE(136)}:${stat.readUInt32LE(140)}${mount}`,
    isMountRoot: (stat.readUInt32LE(8) & attributeMountRoot) !== 0,
  };
}

/** The part of it that a listing needs, at half the price. */
export function entryAt(dir: Fd, name: string) {
  return fill(dir, name, basicStats | birthTime) ? entryOf() : null;
}

function fill(dir: Fd, name: string, mask: number): boolean {
  const flags = name === '' ? atEmptyPath : atSymlinkNofollow;
  if (statx(dir, put(name), flags, mask, stat) === 0) return true;
  const failure = lastFailure();
  if (failure.code === 'ENOENT') return false;
  throw failure;
}

function entryOf() {
  return {
    kind: kindOf(stat.readUInt16LE(28)),
    size: stat.readUInt32LE(40) + stat.readUInt32LE(44) * 0x1_0000_0000,
    modifiedAt:
      (stat.readUInt32LE(112) + stat.readInt32LE(116) * 0x1_0000_0000) * 1000 +
      Math.floor(stat.readUInt32LE(120) / 1e6),
    inode: stat.readUInt32LE(36) < 0x20_0000 ? `${small(32)}` : `${stat.readBigUInt64LE(32)}`,
    bornAt: stat.readUInt32LE(0) & birthTime ? `${small(80)}.${stat.readUInt32LE(88)}` : '',
  };
}

function small(offset: number): number {
  return stat.readUInt32LE(offset) + stat.readUInt32LE(offset + 4) * 0x1_0000_0000;
}

function kindOf(mode: number): EntryKind {
  switch (mode & 0o170000) {
    case 0o100000:
      return 'file';
    case 0o040000:
      return 'folder';
    case 0o120000:
      return 'link';
    default:
      return 'other';
  }
}
