import { randomBytes } from 'node:crypto';
import { leaf, type Path, toLine } from '../../recovery/names.ts';
import type { Notes } from '../../recovery/ports/host.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import { flush } from './files/flush.ts';
import { passageTo } from './files/passage.ts';
import { asProblem } from './files/problems.ts';
import { readFile } from './files/read.ts';
import { kindOf } from './sftp/kind.ts';
import { status, unless } from './sftp/status.ts';
import type { Here, Site } from './site.ts';

const mode = 0o640;
const longest = 64 * 1024 * 1024;

/** The few files that Unjam itself writes on the host. */
export function notes(site: Site): Notes {
  return {
    create: (path, content) => create(site, path, content),
    replace: (path, content) => replace(site, path, content),
    read: (path) => readNote(site, path),
    remove: (path) => remove(site, path),
  };
}

/** What is written before it takes its name; a crash may leave it behind. */
function freshName(name: string, more = ''): string {
  return `.${name.slice(0, 240)}${more}.new`;
}

/**
 * Exclusive, so that two who claim one spool cannot both succeed: whoever writes does so under a name of its own,
 * and the server refuses to give a name that is taken. The name appears with the whole content: half a claim,
 * left by a crash, would be nobody's and keep everybody out.
 */
async function create(site: Site, path: Path, content: string): Promise<'created' | 'exists'> {
  const here = await site.here();
  const { folder, entry } = await passageTo(here, path);
  const fresh = `${folder}/${freshName(leaf(path), `.${randomBytes(4).toString('hex')}`)}`;
  const doing = `Writing "${toLine(path)}"`;
  if ((await here.sftp.lstat(entry)) !== null) return 'exists';
  await write(here, folder, fresh, content, doing);
  try {
    await here.sftp.rename(fresh, entry);
  } catch (error) {
    const isTaken = (await here.sftp.lstat(entry)) !== null;
    await here.sftp.remove(fresh);
    if (isTaken) return 'exists';
    throw asProblem(error, doing);
  }
  await flush(site, [folder]);
  return 'created';
}

/** The old content or the new one is there at any instant; a leftover of a crash is written over. */
async function replace(site: Site, path: Path, content: string): Promise<void> {
  const here = await site.here();
  const { folder, entry } = await passageTo(here, path);
  const fresh = `${folder}/${freshName(leaf(path))}`;
  const doing = `Writing "${toLine(path)}"`;
  await unless(status.noSuchFile, here.sftp.remove(fresh));
  await write(here, folder, fresh, content, doing);
  try {
    await here.sftp.replace(fresh, entry);
  } catch (error) {
    throw asProblem(error, doing);
  }
  await flush(site, [folder]);
}

async function write({ sftp }: Here, folder: string, fresh: string, content: string, doing: string) {
  try {
    await sftp.write(fresh, Buffer.from(content, 'utf8'), mode);
  } catch (error) {
    if (isProblem(error)) throw error;
    // Half a note misleads whoever finds it; none at all says what is true.
    await sftp.remove(fresh).catch(() => undefined);
    throw asProblem(error, doing, await sftp.volume(folder));
  }
}

async function readNote(site: Site, path: Path): Promise<string | null> {
  try {
    const here = await site.here();
    const { entry } = await passageTo(here, path);
    const found = await here.sftp.lstat(entry);
    if (found === null) return null;
    if (kindOf(found.mode) !== 'file' || found.size > longest) throw notOurs(path);
    const bytes = await readFile(here.sftp, entry, 0, longest);
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return null;
    throw asProblem(error, `Reading "${toLine(path)}"`);
  }
}

function notOurs(path: Path): Problem {
  return new Problem(
    'host-failed',
    `"${toLine(path)}" is no file of ours: a link, a device, or over 64 MiB.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Look at it, and take it away if it belongs to nobody.',
    },
  );
}

async function remove(site: Site, path: Path): Promise<void> {
  try {
    const here = await site.here();
    const { folder, entry } = await passageTo(here, path);
    await unless(status.noSuchFile, here.sftp.remove(`${folder}/${freshName(leaf(path))}`));
    await unless(status.noSuchFile, here.sftp.remove(entry));
    await flush(site, [folder]);
  } catch (error) {
    if (!isProblem(error, 'folder-missing')) throw asProblem(error, `Removing "${toLine(path)}"`);
  }
}
