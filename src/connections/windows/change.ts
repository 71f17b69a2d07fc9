import { type Path, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { folderMissing } from './refusal.ts';

/**
 * One change that is not a move of messages, by paths of the host. The status that came of it, null when all went
 * well. Problem `connection-lost`: whether it was done is not known.
 */
export type Change = (
  doing: string,
  verb: 'rename' | 'mkdir' | 'rmdir' | 'del',
  ...paths: string[]
) => Promise<string | null>;

/** A status that means nothing special here, as the Problem that it is. */
export function refusedChange(doing: string, path: Path, status: string): Problem {
  if (status === 'NT_STATUS_OBJECT_PATH_NOT_FOUND' || status === 'NT_STATUS_NOT_A_DIRECTORY') {
    return folderMissing(path);
  }
  const whole = `${doing} "${toLine(path)}"`;
  if (status === 'NT_STATUS_ACCESS_DENIED') return refused(whole, status, 'permission-denied');
  if (status === 'NT_STATUS_DISK_FULL') return refused(whole, status, 'disk-full');
  if (status === 'NT_STATUS_MEDIA_WRITE_PROTECTED') return refused(whole, status, 'host-read-only');
  return refused(whole, status, 'host-failed');
}

export function refused(doing: string, why: string, code: Problem['code']): Problem {
  return new Problem(code, `${doing} failed: ${why}.`, {
    untouched: 'Nothing was changed.',
    next: 'See on the host what has the file or folder, and whether the user of this connection may change it.',
  });
}
