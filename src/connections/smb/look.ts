import { type ByteName, leaf, type Path, parent } from '../../recovery/names.ts';
import type { Entry } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import { windowsName } from '../paths/windows.ts';
import { entryOf, type Listed } from './entries.ts';
import type { Place } from './places.ts';
import { folderMissing, isMissing } from './problems.ts';
import type { Rpc } from './rpc.ts';

export type List = (folder: Path) => AsyncIterable<Entry[]>;
export type Look = (folder: Path, names: ByteName[]) => Promise<(Entry | null)[]>;

export async function looked(
  rpc: Rpc,
  place: Place,
  folder: Path,
  names: ByteName[],
): Promise<(Entry | null)[]> {
  const texts = names.map(nameOf);
  const asked = texts.filter((name) => name !== null);
  try {
    const args = { folder: place(folder), names: asked };
    const found = await rpc.ask<(Listed | null)[]>('look', args, { doing: 'Looking at entries' });
    return texts.map((name) => {
      const entry = name === null ? null : found.shift();
      return entry ? entryOf(entry) : null;
    });
  } catch (error) {
    if (isMissing(error) || isProblem(error, 'folder-missing')) return names.map(() => null);
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

/** Problem `folder-missing`. The root itself has no entry that could be looked at: it was, when it was opened. */
export async function exists(look: Look, folder: Path): Promise<void> {
  if (folder === '') return;
  const [entry] = await look(parent(folder), [leaf(folder)]);
  if (entry?.kind !== 'folder') throw folderMissing(folder);
}
