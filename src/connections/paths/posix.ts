import { type ByteName, fromText, type Path } from '../../recovery/names.ts';
import { nameRefused, rootRefused } from './problems.ts';

/** Bytes of one name: NAME_MAX of every common file system. */
const longest = 255;

/**
 * A path below the root as a POSIX host takes it: bytes, one character each, whatever Unjam itself runs on.
 * Problems: `root-refused`; `server-invalid` for a name that leads elsewhere.
 */
export function posixPath(root: string, path: Path): ByteName {
  const names = path === '' ? [] : path.split('/');
  for (const name of names) {
    const why = fault(name);
    if (why !== null) throw nameRefused(name, path, why);
  }
  return [posixRoot(root), ...names].join('/');
}

/** The registered root, without doubled slashes and slashes at its end. */
function posixRoot(root: string): ByteName {
  if (!root.startsWith('/')) throw rootRefused(root, 'is no absolute path of a POSIX host');
  if (root.includes('\0')) throw rootRefused(root, 'holds a NUL');
  const parts = fromText(root)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw rootRefused(root, 'leads upwards');
  if (parts.length === 0) throw rootRefused(root, 'is the root of a volume');
  return `/${parts.join('/')}`;
}

/** Whether these bytes can be the name of one entry: no way up, no way down. */
export function isName(name: ByteName): boolean {
  return !name.includes('/') && fault(name) === null;
}

function fault(name: ByteName): string | null {
  if (name === '') return 'is an empty name';
  if (name === '.' || name === '..') return 'is no name of an entry';
  if (name.includes('\0')) return 'holds a NUL';
  return name.length > longest ? `is longer than ${longest} bytes` : null;
}
