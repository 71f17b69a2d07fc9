import { type ByteName, leaf, type Path, parent, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { isName } from '../paths/posix.ts';
import { nameRefused } from '../paths/problems.ts';
import type { ManualConnection } from './config.ts';
import type { Model } from './model.ts';

/** Whether an entry of such a host can have this name: what a script says of any other leads elsewhere. */
export function canBeNamed({ service }: ManualConnection, name: ByteName): boolean {
  return isName(name) && (service.manager !== 'windows' || !/[<>:"\\|?*\x01-\x1f]/.test(name));
}

/** Throws unless this is the path of an entry in a folder that was reported. */
export function assertPlace(config: ManualConnection, model: Model, path: Path): void {
  const wrong = path.split('/').find((name) => !canBeNamed(config, name));
  if (wrong !== undefined) throw nameRefused(leaf(path), path, 'leads elsewhere');
  assertFolder(model, parent(path));
}

/** Throws unless this is a folder, by what was reported; a link to one is none. */
export function assertFolder(model: Model, folder: Path): void {
  if (model.isFolder(folder)) return;
  throw new Problem('folder-missing', `The folder "${toLine(folder)}" is not in what was reported.`, {
    untouched: 'Nothing was touched.',
    next: 'Make the folder, or correct its path in profile or server.',
  });
}

/** What stands where Unjam itself writes, and is not its own. */
export function notOurs(path: Path): Problem {
  return new Problem(
    'host-failed',
    `"${toLine(path)}" is not what Unjam wrote: a link, a folder, a device.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Look at it, and take it away if it belongs to nobody.',
    },
  );
}
