import type { Path } from '../../recovery/names.ts';
import type { Spec } from '../../recovery/spec.ts';
import { rootRefused } from '../paths/problems.ts';
import { windowsName, windowsRoot } from '../paths/windows.ts';
import type { SmbConnection } from './config.ts';
import { folderMissing } from './problems.ts';
import type { Rpc } from './rpc.ts';

/** Turns paths below the root into paths of the share, without a backslash before them. */
export type Place = (path: Path) => string;

const driveShare = /^([A-Za-z])\$$/;
const prefix = '\\\\?\\';

/**
 * Where the spool lies in the share. The root is a path of the server, as its own registry has it: `D:\exchsrvr\…`;
 * the share says which part of that it shows. Problems: `root-refused`, and what keeps the server from answering.
 */
export async function placesOf(rpc: Rpc, spec: Spec, config: SmbConnection): Promise<Place> {
  const written = (await registeredRoot(rpc, spec)) ?? spec.root;
  const root = windowsRoot(written).slice(prefix.length);
  if (!/^[A-Z]:/.test(root)) throw rootRefused(written, 'is no path on a drive of the server');
  const shown = await shownBy(rpc, config);
  if (!`${root}\\`.toUpperCase().startsWith(`${shown}\\`.toUpperCase())) {
    throw rootRefused(written, `lies outside the share ${config.share}, which shows ${shown}`);
  }
  const base = root.slice(shown.length + 1);
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

/** The folder that the share shows, without a backslash at its end. Only an administrator is told of others. */
async function shownBy(rpc: Rpc, { share }: SmbConnection): Promise<string> {
  const drive = driveShare.exec(share)?.[1];
  if (drive !== undefined) return `${drive.toUpperCase()}:`;
  const told = await rpc.ask<string>('sharePath', {}, { doing: `Asking what the share ${share} shows` });
  return told.replaceAll('/', '\\').replace(/\\+$/, '');
}

/** What the product itself wrote down; only where the registration names no root of its own. */
async function registeredRoot(rpc: Rpc, { rootRegistry }: Spec): Promise<string | null> {
  const found = /^(?:HKLM|HKEY_LOCAL_MACHINE)\\(.+)\\([^\\]+)$/i.exec(rootRegistry ?? '');
  if (found === null) return null;
  const [, key, value] = found;
  return await rpc.ask<string | null>(
    'registryValue',
    { key, value },
    { doing: 'Looking for the spool in the registry' },
  );
}
