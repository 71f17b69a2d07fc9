import { leaf, type Path, parent, toLine } from '../../recovery/names.ts';
import type { Folders } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { type Change, refusedChange } from './change.ts';
import { exists, type Look } from './look.ts';
import type { Place } from './place.ts';

const taken = 'NT_STATUS_OBJECT_NAME_COLLISION';
const absent = new Set([
  'NT_STATUS_OBJECT_NAME_NOT_FOUND',
  'NT_STATUS_OBJECT_PATH_NOT_FOUND',
  'NT_STATUS_NO_SUCH_FILE',
]);

/** The folders of the spool. A new one gets its rights from the folder it is made in, as Windows hands them down. */
export function folders(change: Change, place: Place, look: Look, free: () => Promise<number>): Folders {
  return {
    async make(path, like) {
      await exists(look, like);
      await exists(look, parent(path));
      const status = await change('Making a folder', 'mkdir', place(path));
      if (status === null) return 'made';
      if (status === taken) return await existing(look, path);
      throw refusedChange('Making the folder', path, status);
    },
    async removeEmpty(path) {
      const status = await change('Removing a folder', 'rmdir', place(path));
      if (status === null) return 'removed';
      if (status === 'NT_STATUS_DIRECTORY_NOT_EMPTY') return 'not-empty';
      if (absent.has(status)) return 'absent';
      throw refusedChange('Removing the folder', path, status);
    },
    async rename(from, to) {
      await exists(look, parent(to));
      const status = await change('Renaming', 'rename', place(from), place(to));
      if (status === null) return 'renamed';
      if (status === taken) return 'name-taken';
      if (absent.has(status)) return 'absent';
      throw refusedChange('Renaming', from, status);
    },
    // A drive or a share shows one volume; where a folder in it is another's, the move itself is refused.
    async sameVolume(a, b) {
      await exists(look, a);
      await exists(look, b);
      return true;
    },
    free,
  };
}

async function existing(look: Look, path: Path): Promise<'existed'> {
  const [entry] = await look(parent(path), [leaf(path)]);
  if (entry?.kind === 'folder') return 'existed';
  throw new Problem('holding-in-use', `"${toLine(path)}" is there and is no folder.`, {
    untouched: 'Nothing was touched.',
    next: 'Take it away, or name another folder in the profile.',
  });
}
