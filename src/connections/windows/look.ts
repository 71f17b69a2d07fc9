import { type ByteName, leaf, type Path, parent } from '../../recovery/names.ts';
import type { Entry } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import { windowsName } from '../paths/windows.ts';
import { entryOf, type Listed } from './entries.ts';
import type { Place } from './place.ts';
import { folderMissing, isMissing } from './refusal.ts';
import type { Remote } from './remote.ts';

export type List = (folder: Path) => AsyncIterable<Entry[]>;
export type Look = (folder: Path, names: ByteName[]) => Promise<(Entry | null)[]>;

export async function looked(
  remote: Remote,
  place: Place,
  folder: Path,
  names: ByteName[],
): Promise<(Entry | null)[]> {
  const texts = names.map(nameOf);
  try {
    const asked = texts.filter((name) => name !== null);
    const found = await lookAt(remote, place(folder), asked);
    return texts.map((name) => (name === null ? null : (found.shift() ?? null)));
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return names.map(() => null);
    throw error;
  }
}

/** The entries of a folder of the host; of one that is missing there are none. */
export async function lookAt(remote: Remote, folder: string, names: string[]): Promise<(Entry | null)[]> {
  try {
    const args = { folder, names };
    const found = await remote.ask<(Listed | null)[]>('look', args, { doing: 'Looking at entries' });
    return found.map((entry) => entry && entryOf(entry));
  } catch (error) {
    if (isMissing(error)) return names.map(() => null);
    throw error;
  }
}

/** The name as Windows has it; null for one that no entry of Windows can have. */
export function nameOf(name: ByteName): string | null {
  try {
    const text = windowsName(name);
    return text.isWellFormed() ? text : null;
  } catch {
    return null;
  }
}

/**
 * Problem `folder-missing`: it is not there, or a link or another volume stands on the way to it. The root itself has
 * no entry that could be looked at: it was, when it was opened.
 */
export async function exists(look: Look, folder: Path): Promise<void> {
  if (folder === '') return;
  await exists(look, parent(folder));
  const [entry] = await look(parent(folder), [leaf(folder)]);
  if (entry?.kind !== 'folder') throw folderMissing(folder);
}
