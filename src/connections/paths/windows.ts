import type { ByteName, Path } from '../../recovery/names.ts';
import { nameRefused, rootRefused } from './problems.ts';
import { toUtf16 } from './utf16.ts';

/** 16-bit units: of one name (NTFS), and of a whole path behind the prefix. */
const longestName = 255;
const longestPath = 32_000;

/**
 * A path below the root as Windows takes it, whatever Unjam itself runs on: with the prefix `\\?\`, behind which
 * a path may be longer than 260 characters and nothing is changed any more. Just that is why names which Windows
 * would have changed are refused: behind the prefix it would make an entry that no other program can open.
 *
 * The rules are those of "Naming Files, Paths, and Namespaces", Microsoft. Problems: `root-refused`;
 * `server-invalid` for a name that Windows cannot hold.
 */
export function windowsPath(root: string, path: Path): string {
  const names = path === '' ? [] : path.split('/').map((name) => windowsName(name, path));
  const whole = [windowsRoot(root), ...names].join('\\');
  if (whole.length > longestPath)
    throw nameRefused(path.slice(-80), '…', 'makes the path too long for Windows');
  return whole;
}

/** One name of an entry. */
export function windowsName(name: ByteName, path: Path = name): string {
  const text = toUtf16(name);
  if (text === null) throw nameRefused(name, path, 'is no UTF-8, and Windows names are Unicode');
  const why = fault(text);
  if (why !== null) throw nameRefused(name, path, why);
  return text;
}

const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?$/i;

function fault(name: string): string | null {
  if (name === '') return 'is an empty name';
  if (name === '.' || name === '..') return 'is no name of an entry';
  // A colon would name a second stream of a file.
  if (/[<>:"/\\|?*\u0000-\u001f]/.test(name)) return 'holds a character that Windows does not allow in names';
  if (/[. ]$/.test(name)) return 'ends with a dot or a space, which Windows takes away';
  if (device.test(name)) return 'is the name of a device in Windows';
  return name.length > longestName ? `is longer than ${longestName} characters` : null;
}

const drive = /^(?:\\\\\?\\)?([A-Za-z]:)\\(.*)$/s;
const share = /^(?:\\\\\?\\UNC\\|\\\\(?![?.]\\))([^\\]+)\\([^\\]+)(?:\\(.*))?$/is;

/** `D:\spool` or `\\server\share\spool`, with slashes of either kind, as it stands behind the prefix. */
export function windowsRoot(root: string): string {
  const text = root.replaceAll('/', '\\');
  const onDrive = drive.exec(text);
  const onShare = onDrive === null ? share.exec(text) : null;
  if (onDrive === null && onShare === null) {
    throw rootRefused(root, 'is no absolute path of Windows, such as D:\\spool or \\\\server\\share\\spool');
  }
  const folders = (onDrive?.[2] ?? onShare?.[3] ?? '').split('\\').filter((part) => part !== '');
  if (folders.length === 0) throw rootRefused(root, 'is the root of a volume');
  for (const part of [...folders, ...(onShare?.slice(1, 3) ?? [])]) {
    const why = fault(part);
    if (why !== null) throw rootRefused(root, `cannot be: "${part}" ${why}`);
  }
  const volume = onDrive === null ? `UNC\\${onShare![1]}\\${onShare![2]}` : onDrive[1]!.toUpperCase();
  return ['\\\\?', volume, ...folders].join('\\');
}
