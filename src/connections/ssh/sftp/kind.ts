import type { EntryKind } from '../../../recovery/ports/host.ts';

/** The kind of an entry by the upper bits of its mode, which are the same on every Unix. */
export function kindOf(mode: number): EntryKind {
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

export function isFolder({ mode }: { mode: number }): boolean {
  return kindOf(mode) === 'folder';
}
