import type { ByteName, Path } from '../../../recovery/names.ts';
import { isProblem } from '../../../recovery/problems.ts';
import type { Sftp } from '../sftp/calls.ts';
import { kindOf } from '../sftp/kind.ts';
import type { Site } from '../site.ts';
import { passageTo } from './passage.ts';
import { asProblem } from './problems.ts';

/** At most `length` bytes from `offset` of a regular file; null when there is none of this name. */
export async function read(
  site: Site,
  path: Path,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  try {
    const here = await site.here();
    const { entry } = await passageTo(here, path);
    return await readFile(here.sftp, entry, offset, length);
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return null;
    throw asProblem(error, 'Reading a file');
  }
}

/** The same of a path that is proved but for its last name, of which the entry itself must be a file. */
export async function readFile(
  sftp: Sftp,
  path: ByteName,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  const found = await sftp.lstat(path);
  if (found === null || kindOf(found.mode) !== 'file') return null;
  const file = await sftp.openToRead(path);
  try {
    const attrs = await file.attrs();
    // Something else was put in its place between the look and the opening.
    if (attrs.mode !== found.mode || attrs.user !== found.user) return null;
    return await file.read(offset, Math.max(0, Math.min(length, attrs.size - offset)));
  } finally {
    await file.close();
  }
}
