import { type ByteName, leaf, type Path, parent, toLine } from '../../../recovery/names.ts';
import { Problem } from '../../../recovery/problems.ts';
import { isName } from '../../paths/posix.ts';
import { isFolder } from '../sftp/kind.ts';
import type { Here } from '../site.ts';

/**
 * The absolute path of a folder below the root, when no link leads to it. SFTP knows paths alone: what is proved
 * here holds for the moment, and a link that is put in the way afterwards would be followed.
 */
export async function passage({ sftp, root }: Here, folder: Path): Promise<ByteName> {
  const path = pathOf(root, folder);
  const [attrs, real] = await Promise.all([sftp.lstat(path), sftp.realpath(path).catch(() => null)]);
  if (attrs === null) throw missing(folder, 'is missing', 'Make the folder');
  if (real !== path || !isFolder(attrs)) {
    throw missing(
      folder,
      'is no folder, or a link leads to it; links are never followed',
      'Put a real folder there',
    );
  }
  return path;
}

/** The folder that holds this entry, proved, and the path of the entry itself, of which nothing is known. */
export async function passageTo(here: Here, path: Path): Promise<{ folder: ByteName; entry: ByteName }> {
  if (!isName(leaf(path))) throw noPath(path);
  const folder = await passage(here, parent(path));
  return { folder, entry: `${folder}/${leaf(path)}` };
}

function pathOf(root: ByteName, folder: Path): ByteName {
  const names = folder === '' ? [] : folder.split('/');
  if (!names.every(isName)) throw noPath(folder);
  return [root, ...names].join('/');
}

function missing(folder: Path, is: string, next: string): Problem {
  const shown = folder === '' ? 'The root' : `The folder "${toLine(folder)}"`;
  return new Problem('folder-missing', `${shown} ${is}.`, {
    untouched: 'Nothing was touched.',
    next: `${next}, or correct its path in profile or server.`,
  });
}

function noPath(path: Path): Problem {
  return new Problem('folder-missing', `"${toLine(path)}" is no path below the root.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the path in profile or server: it may not contain "." or "..".',
  });
}
