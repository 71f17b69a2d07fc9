import { type ByteName, type Path, toLine } from '../../../recovery/names.ts';
import type { MoveFailure, MoveOutcome } from '../../../recovery/ports/host.ts';
import { isName } from '../../paths/posix.ts';
import { sync } from './libc.ts';
import { moveEntry } from './rename.ts';
import { inFolder, type Root } from './root.ts';
import type { Fd } from './system.ts';

const reasons: Record<string, MoveFailure> = {
  EEXIST: 'name-taken',
  ENOTEMPTY: 'name-taken',
  ENOENT: 'absent',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EXDEV: 'other-volume',
  EROFS: 'read-only',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
};

/** What fails for one name because of the volume fails for all that follow. */
const ends = new Set<MoveFailure>(['no-space', 'other-volume', 'read-only']);

/** Moves the names in order and flushes both folders; the refusals of single names are in the outcome. */
export function move(root: Root, from: Path, to: Path, names: ByteName[]): MoveOutcome {
  return inFolder(root, from, (source) =>
    inFolder(root, to, (target) => {
      const { moved, failures } = moveAll(source, target, names);
      return { moved, failures, flushed: flush([target, source]) };
    }),
  );
}

function moveAll(source: Fd, target: Fd, names: ByteName[]): Omit<MoveOutcome, 'flushed'> {
  const failures: MoveOutcome['failures'] = [];
  let moved = 0;
  for (const [index, name] of names.entries()) {
    const refusal = isName(name) ? moveEntry(source, target, name) : 'EINVAL';
    if (refusal === null) {
      moved += 1;
      continue;
    }
    const why = reasons[refusal] ?? 'failed';
    failures.push({ index, why, detail: `${refusal} for "${toLine(name)}"` });
    if (ends.has(why)) {
      failures.push(...untried(names.length, index, why, refusal));
      break;
    }
  }
  return { moved, failures };
}

function untried(count: number, after: number, why: MoveFailure, refusal: string): MoveOutcome['failures'] {
  const detail = `not tried after ${refusal}`;
  return Array.from({ length: count - after - 1 }, (_, i) => ({ index: after + 1 + i, why, detail }));
}

/** The target first: after a power failure a message under two names is better than under none. */
function flush(folders: Fd[]): boolean {
  try {
    for (const folder of folders) sync(folder);
    return true;
  } catch {
    return false;
  }
}
