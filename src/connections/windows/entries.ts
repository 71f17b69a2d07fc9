import type { Entry, EntryKind } from '../../recovery/ports/host.ts';
import { fromUtf16 } from '../paths/utf16.ts';

/** Name, attributes, size, time of creation, time of the last write; times in 100 ns since 1601, as text. */
export type Listed = [name: string, attributes: number, size: number, created: string, written: string];

const folder = 0x10;
const device = 0x40;
const reparsePoint = 0x400;

const ticksPerMillisecond = 10_000n;
const ticksPerSecond = 10_000_000n;
/** Milliseconds from 1601 to 1970. */
const epoch = 11_644_473_600_000;

/**
 * SMB tells no inode that every Windows has. What a rename leaves as it is: the time of creation, the size and the
 * time of the last write. The creation alone would not do, since NTFS gives it to a new file that takes a name
 * within 15 s after another left it; and only in whole seconds is it the same from every server (Samba gives other
 * fractions after a rename). A message into which its service writes becomes another one by this.
 */
export function entryOf([name, attributes, size, created, written]: Listed): Entry {
  const kind = kindOf(attributes);
  const length = kind === 'folder' ? 0 : size;
  return {
    name: fromUtf16(name),
    kind,
    size: length,
    modifiedAt: Number(BigInt(written) / ticksPerMillisecond) - epoch,
    identity: `${BigInt(created) / ticksPerSecond}-${length}-${written}`,
  };
}

function kindOf(attributes: number): EntryKind {
  if ((attributes & reparsePoint) !== 0) return 'link';
  if ((attributes & folder) !== 0) return 'folder';
  return (attributes & device) !== 0 ? 'other' : 'file';
}
