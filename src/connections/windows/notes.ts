import { join, leaf, type Path, parent } from '../../recovery/names.ts';
import type { Notes } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { type Change, refusedChange } from './change.ts';
import { exists, type Look } from './look.ts';
import type { Place } from './place.ts';
import { isMissing } from './refusal.ts';
import type { Remote } from './remote.ts';

const longest = 64 * 1024 * 1024;
const gone = new Set([
  'NT_STATUS_NO_SUCH_FILE',
  'NT_STATUS_OBJECT_NAME_NOT_FOUND',
  'NT_STATUS_OBJECT_PATH_NOT_FOUND',
]);

/**
 * Our own few files. Each is written whole under another name and then renamed, which refuses to replace: of two who
 * create the same note, one does. Every SMB can do that; NT1 cannot replace a file by a rename, so that a note is
 * replaced by taking the old one away first, and a reader in between finds the new one under its other name.
 */
export function notes(remote: Remote, change: Change, place: Place, look: Look): Notes {
  const doing = 'Writing a note';

  async function write(path: Path, content: string): Promise<void> {
    await exists(look, parent(path));
    const args = { path: place(path), content: Buffer.from(content).toString('base64') };
    await remote.ask('write', args, { doing });
  }

  async function remove(path: Path): Promise<void> {
    const status = await change('Removing a note', 'del', place(path));
    if (status !== null && !gone.has(status)) throw refusedChange('Removing the note', path, status);
  }

  async function rename(from: Path, to: Path): Promise<'done' | 'taken'> {
    const status = await change(doing, 'rename', place(from), place(to));
    if (status === null) return 'done';
    if (status === 'NT_STATUS_OBJECT_NAME_COLLISION') return 'taken';
    throw refusedChange('Renaming the note', from, status);
  }

  async function content(path: Path): Promise<string | null> {
    const [entry] = await look(parent(path), [leaf(path)]);
    if (!entry) return null;
    if (entry.kind !== 'file') throw noNote(path);
    const args = { path: place(path), offset: 0, length: longest };
    const found = await remote.ask<string | null>('read', args, { doing: 'Reading a note' });
    return found === null ? null : Buffer.from(found, 'base64').toString('utf8');
  }

  return {
    async create(path, text) {
      const [there] = await look(parent(path), [leaf(path)]);
      if (there) return 'exists';
      // A name of its own: two who create the same note must not write into one file.
      const own = join(parent(path), `.${leaf(path)}.${process.hrtime.bigint().toString(36)}.new`);
      await write(own, text);
      let done = false;
      try {
        done = (await rename(own, path)) === 'done';
      } finally {
        if (!done) await remove(own);
      }
      return done ? 'created' : 'exists';
    },
    async replace(path, text) {
      const other = unfinished(path);
      await write(other, text);
      await remove(path);
      if ((await rename(other, path)) === 'taken') throw noNote(path);
    },
    read: async (path) => (await content(path)) ?? (await content(unfinished(path))),
    async remove(path) {
      try {
        await remove(path);
        await remove(unfinished(path));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

function unfinished(path: Path): Path {
  return join(parent(path), `.${leaf(path)}.new`);
}

function noNote(path: Path): Problem {
  return new Problem('host-failed', `Under the name of our note "${leaf(path)}" lies something else.`, {
    untouched: 'It was left as it is.',
    next: 'See on the host what it is, and take it away.',
  });
}
