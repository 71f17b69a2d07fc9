import { type ByteName, join, type Path } from '../../recovery/names.ts';
import type { Digest, Entry, Files } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import { windowsName } from '../paths/windows.ts';
import { digests } from './digests.ts';
import { entryOf, type Listed } from './entries.ts';
import { mover } from './move.ts';
import type { Place } from './places.ts';
import { folderMissing, isMissing } from './problems.ts';
import type { Rpc } from './rpc.ts';
import type { Smbclient } from './smbclient/session.ts';

const pageSize = 1000;

/** The files of the spool: what only reads goes through MS-RPC's session, what changes through smbclient. */
export function files(rpc: Rpc, smbclient: Smbclient, place: Place, spec: Spec): Files {
  const list = (folder: Path) => listed(rpc, place, folder);
  const look = (folder: Path, names: ByteName[]) => looked(rpc, place, folder, names);
  return {
    list,
    look,
    move: mover(smbclient, place, look),
    digest: digests(rpc, place, list, look),
    read: (path, offset, length) => read(rpc, place, look, path, offset, length),
    inUse: (by) => inUse(rpc, place, spec, list, by),
  };
}

export type List = (folder: Path) => AsyncIterable<Entry[]>;
export type Look = (folder: Path, names: ByteName[]) => Promise<(Entry | null)[]>;

async function* listed(rpc: Rpc, place: Place, folder: Path): AsyncGenerator<Entry[]> {
  const all = await entriesOf(rpc, place, folder);
  for (let at = 0; at < all.length; at += pageSize) yield all.slice(at, at + pageSize).map(entryOf);
}

async function entriesOf(rpc: Rpc, place: Place, folder: Path): Promise<Listed[]> {
  try {
    return await rpc.ask('list', { folder: place(folder) }, { doing: 'Listing a folder' });
  } catch (error) {
    throw isMissing(error) ? folderMissing(folder) : error;
  }
}

async function looked(rpc: Rpc, place: Place, folder: Path, names: ByteName[]): Promise<(Entry | null)[]> {
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
    if (isMissing(error) || isFolderMissing(error)) return names.map(() => null);
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

async function read(
  rpc: Rpc,
  place: Place,
  look: Look,
  path: Path,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  const at = path.lastIndexOf('/');
  const [entry] = await look(path.slice(0, Math.max(0, at)), [path.slice(at + 1)]);
  if (entry?.kind !== 'file') return null;
  const args = { path: place(path), offset, length };
  const found = await rpc.ask<string | null>('read', args, { doing: 'Reading a file' });
  return found === null ? null : Buffer.from(found, 'base64');
}

/**
 * Windows tells nobody over SMB who has a file open; only that somebody has, and only when the file is opened. So
 * each file of the queues is, and whose they are is not asked. Without any process there is nobody to ask for.
 */
async function inUse(
  rpc: Rpc,
  place: Place,
  spec: Spec,
  list: List,
  by: readonly unknown[] | undefined,
): Promise<Path[]> {
  if (by?.length === 0) return [];
  const open: Path[] = [];
  for (const { path: queue } of spec.queues) {
    for await (const page of list(queue)) {
      const paths = page.filter(({ kind }) => kind === 'file').map(({ name }) => join(queue, name));
      const asked = new Map(paths.map((path) => [place(path), path]));
      const args = { paths: [...asked.keys()] };
      const found = await rpc.ask<string[]>('inUse', args, { doing: 'Looking for files in use' });
      open.push(...found.map((path) => asked.get(path)!));
    }
  }
  return open;
}

function isFolderMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'folder-missing';
}

export type Digests = (folder: Path, names: ByteName[]) => Promise<(Digest | null)[]>;
