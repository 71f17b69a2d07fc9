import { type ByteName, type Path, toLine } from '../../recovery/names.ts';
import type { Folders } from '../../recovery/ports/host.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import { flush } from './files/flush.ts';
import { passage, passageTo } from './files/passage.ts';
import { asProblem } from './files/problems.ts';
import type { Sftp } from './sftp/calls.ts';
import { isFolder } from './sftp/kind.ts';
import { isRefused, status } from './sftp/status.ts';
import type { Attrs } from './sftp/wire.ts';
import type { Here, Site } from './site.ts';

/** The folders of the spool that we make, rename and remove. */
export function folders(site: Site): Folders {
  return {
    make: (path, like) => make(site, path, like),
    removeEmpty: (path) => orAbsent(removeEmpty(site, path)),
    rename: (from, to) => rename(site, from, to),
    sameVolume: (a, b) => sameVolume(site, a, b),
    free: (path) => free(site, path),
  };
}

/** A folder with owner and mode of another; one that cannot get them is taken away again. */
async function make(site: Site, path: Path, like: Path): Promise<'made' | 'existed'> {
  const here = await site.here();
  const { sftp } = here;
  const { folder, entry } = await passageTo(here, path);
  const model = (await sftp.lstat(await passage(here, like)))!;
  const doing = `Making the folder "${toLine(path)}"`;
  try {
    await sftp.mkdir(entry, 0o700);
  } catch (error) {
    return await existing(here, folder, entry, doing, error);
  }
  try {
    await dress(sftp, entry, model);
  } catch (error) {
    await sftp.rmdir(entry).catch(() => undefined);
    throw asProblem(error, `Giving the folder "${toLine(path)}" its owner and mode`);
  }
  await flush(site, [entry, folder]);
  return 'made';
}

async function existing(
  { sftp }: Here,
  folder: ByteName,
  entry: ByteName,
  doing: string,
  error: unknown,
): Promise<'existed'> {
  const found = await sftp.lstat(entry);
  if (found === null) throw asProblem(error, doing, await sftp.volume(folder));
  if (isFolder(found)) return 'existed';
  throw new Problem('holding-in-use', `${doing} failed: a file or link of this name is there.`, {
    untouched: 'Nothing was touched.',
    next: 'Take it away, or name another folder in the profile.',
  });
}

/** The mode last: giving a folder away may take its special bits. */
async function dress(sftp: Sftp, entry: ByteName, model: Attrs): Promise<void> {
  const made = await sftp.lstat(entry);
  if (made?.user !== model.user || made.group !== model.group) await sftp.setOwner(entry, model);
  await sftp.setMode(entry, model.mode & 0o7777);
}

async function removeEmpty(site: Site, path: Path): Promise<'removed' | 'not-empty' | 'absent'> {
  const here = await site.here();
  const { sftp } = here;
  const { folder, entry } = await passageTo(here, path);
  try {
    await sftp.rmdir(entry);
  } catch (error) {
    const found = await sftp.lstat(entry);
    if (found === null) return 'absent';
    if (isFolder(found) && isRefused(error, status.failure) && !(await isEmpty(sftp, entry))) {
      return 'not-empty';
    }
    throw asProblem(error, `Removing the folder "${toLine(path)}"`);
  }
  await flush(site, [folder]);
  return 'removed';
}

async function isEmpty(sftp: Sftp, folder: ByteName): Promise<boolean> {
  for await (const page of sftp.names(folder)) if (page.length > 0) return false;
  return true;
}

/** Renames a folder (or a file: an index may be one) and flushes both parents. */
async function rename(site: Site, from: Path, to: Path): Promise<'renamed' | 'absent' | 'name-taken'> {
  const here = await site.here();
  const { sftp } = here;
  const target = await passageTo(here, to);
  return await orAbsent(
    (async () => {
      const source = await passageTo(here, from);
      try {
        await sftp.rename(source.entry, target.entry);
      } catch (error) {
        if ((await sftp.lstat(source.entry)) === null) return 'absent';
        if ((await sftp.lstat(target.entry)) !== null) return 'name-taken';
        throw asProblem(error, `Renaming "${toLine(from)}"`, await sftp.volume(target.folder));
      }
      await flush(site, [target.folder, source.folder]);
      return 'renamed';
    })(),
  );
}

async function orAbsent<T>(work: Promise<T>): Promise<T | 'absent'> {
  try {
    return await work;
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return 'absent';
    throw error;
  }
}

/** Two mounts of one file system are two volumes here: no rename goes from one to the other. */
async function sameVolume(site: Site, a: Path, b: Path): Promise<boolean> {
  const here = await site.here();
  const paths = await Promise.all([passage(here, a), passage(here, b)]);
  if (!here.tools.stat) {
    const volumes = await Promise.all(paths.map((path) => here.sftp.volume(path)));
    return volumes[0]!.id === volumes[1]!.id;
  }
  const said = await site.commands.script(`stat --printf '%d %m\\0' -- "$@"`, paths, null, 20_000);
  const [one, other] = (said ?? '').split('\0');
  return one !== '' && one === other;
}

async function free(site: Site, path: Path): Promise<number> {
  const here = await site.here();
  return (await here.sftp.volume(await passage(here, path))).free;
}
