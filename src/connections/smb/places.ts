import type { Spec } from '../../recovery/spec.ts';
import { rootRefused } from '../paths/problems.ts';
import { windowsRoot } from '../paths/windows.ts';
import { below, type Place } from '../windows/place.ts';
import { registeredRoot } from '../windows/registered-root.ts';
import type { Remote } from '../windows/remote.ts';
import type { SmbConnection } from './config.ts';

const driveShare = /^([A-Za-z])\$$/;
const prefix = '\\\\?\\';

/**
 * Where the spool lies in the share: without a backslash before it. The root is a path of the server, as its own registry has it: `D:\exchsrvr\…`;
 * the share says which part of that it shows. Problems: `root-refused`, and what keeps the server from answering.
 */
export async function placesOf(rpc: Remote, spec: Spec, config: SmbConnection): Promise<Place> {
  const written = (await registeredRoot(rpc, spec)) ?? spec.root;
  const root = windowsRoot(written).slice(prefix.length);
  if (!/^[A-Z]:/.test(root)) throw rootRefused(written, 'is no path on a drive of the server');
  const shown = await shownBy(rpc, config);
  if (!`${root}\\`.toUpperCase().startsWith(`${shown}\\`.toUpperCase())) {
    throw rootRefused(written, `lies outside the share ${config.share}, which shows ${shown}`);
  }
  return below(root.slice(shown.length + 1));
}

/** The folder that the share shows, without a backslash at its end. Only an administrator is told of others. */
async function shownBy(rpc: Remote, { share }: SmbConnection): Promise<string> {
  const drive = driveShare.exec(share)?.[1];
  if (drive !== undefined) return `${drive.toUpperCase()}:`;
  const told = await rpc.ask<string>('sharePath', {}, { doing: `Asking what the share ${share} shows` });
  return told.replaceAll('/', '\\').replace(/\\+$/, '');
}
