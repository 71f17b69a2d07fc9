import { join, leaf, type Path, parent } from '../../recovery/names.ts';
import type { Entry, Files } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import { digests } from './digests.ts';
import { entryOf, type Listed } from './entries.ts';
import { exists, type List, type Look, looked } from './look.ts';
import type { Place } from './place.ts';
import { folderMissing, isMissing } from './refusal.ts';
import type { Remote } from './remote.ts';

const pageSize = 1000;
const probedAtOnce = 200;
/** Milliseconds: a kill waits for it, and must not fail for a spool that is large. */
const probePatience = 30_000;

/** The files of the spool, but for their moves: those go as each connection can. */
export function spool(remote: Remote, place: Place, spec: Spec): Omit<Files, 'move'> {
  const list = (folder: Path) => listed(remote, place, look, folder);
  const look = seen((folder, names) => looked(remote, place, folder, names));
  return {
    list,
    look,
    digest: digests(remote, place, list, look),
    read: (path, offset, length) => read(remote, place, look, path, offset, length),
    inUse: (by) => inUse(remote, place, spec, list, by),
  };
}

/** The same look, but never through a link: of a folder that is none there are no entries. */
function seen(look: Look): Look {
  return async (folder, names) => {
    try {
      await exists(look, folder);
      return await look(folder, names);
    } catch (error) {
      if (isProblem(error, 'folder-missing')) return names.map(() => null);
      throw error;
    }
  };
}

/** What a link leads to is no folder of the spool. */
async function* listed(remote: Remote, place: Place, look: Look, folder: Path): AsyncGenerator<Entry[]> {
  await exists(look, folder);
  const all = await entriesOf(remote, place, folder);
  for (let at = 0; at < all.length; at += pageSize) yield all.slice(at, at + pageSize).map(entryOf);
}

async function entriesOf(remote: Remote, place: Place, folder: Path): Promise<Listed[]> {
  try {
    return await remote.ask('list', { folder: place(folder) }, { doing: 'Listing a folder' });
  } catch (error) {
    throw isMissing(error) ? folderMissing(folder) : error;
  }
}

async function read(
  remote: Remote,
  place: Place,
  look: Look,
  path: Path,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  const [entry] = await look(parent(path), [leaf(path)]);
  if (entry?.kind !== 'file') return null;
  const args = { path: place(path), offset, length };
  const found = await remote.ask<string | null>('read', args, { doing: 'Reading a file' });
  return found === null ? null : Buffer.from(found, 'base64');
}

/**
 * Windows tells nobody from afar who has a file open; only that somebody has, and only when the file is opened. So
 * each file of the queues is, for half a minute at most, and whose they are is not asked. Without any process there is
 * nobody to ask for.
 */
async function inUse(
  remote: Remote,
  place: Place,
  spec: Spec,
  list: List,
  by: readonly unknown[] | undefined,
): Promise<Path[]> {
  if (by?.length === 0) return [];
  const open: Path[] = [];
  const until = performance.now() + probePatience;
  for (const { path: queue } of spec.queues) {
    for await (const page of list(queue)) {
      const paths = page.filter(({ kind }) => kind === 'file').map(({ name }) => join(queue, name));
      for (let at = 0; at < paths.length; at += probedAtOnce) {
        if (performance.now() > until) return open;
        open.push(...(await probed(remote, place, paths.slice(at, at + probedAtOnce))));
      }
    }
  }
  return open;
}

async function probed(remote: Remote, place: Place, paths: Path[]): Promise<Path[]> {
  const asked = new Map(paths.map((path) => [place(path), path]));
  const args = { paths: [...asked.keys()] };
  const found = await remote.ask<string[]>('inUse', args, { doing: 'Looking for files in use' });
  return found.map((path) => asked.get(path)!);
}
