import type { Path } from '../../recovery/names.ts';
import { windowsName } from '../paths/windows.ts';
import { folderMissing } from './refusal.ts';

/** Turns paths below the root into paths that the host takes. */
export type Place = (path: Path) => string;

/** Below this folder of the host; the empty one is that of which nothing is said. */
export function below(base: string): Place {
  return (path) => [base, ...namesOf(path)].filter((part) => part !== '').join('\\');
}

/** A name that Windows cannot hold is in no folder of it. */
function namesOf(path: Path): string[] {
  if (path === '') return [];
  try {
    return path.split('/').map((name) => windowsName(name, path));
  } catch {
    throw folderMissing(path, 'cannot be a path of Windows');
  }
}
