import type { ByteName, Path } from '../../../recovery/names.ts';
import { toBytes } from '../../../recovery/names.ts';
import type { Entry } from '../../../recovery/ports/host.ts';
import { isProblem, Problem } from '../../../recovery/problems.ts';
import { isName } from '../../paths/posix.ts';
import { kindOf } from '../sftp/kind.ts';
import type { Attrs } from '../sftp/wire.ts';
import type { Here, Site } from '../site.ts';
import { passage } from './passage.ts';
import { asProblem } from './problems.ts';

const pageSize = 1000;
const patience = 50_000;

/**
 * The entries of one folder in pages. All names are read before the first page, so that moves between two pages
 * cannot hide a name or show it twice; what is gone when its turn comes is left out.
 */
export async function* list(site: Site, folder: Path): AsyncGenerator<Entry[]> {
  const here = await site.here();
  const path = await passage(here, folder);
  const found = new Map<ByteName, Attrs>();
  try {
    for await (const page of here.sftp.names(path)) for (const one of page) found.set(one.name, one.attrs);
  } catch (error) {
    throw asProblem(error, 'Listing a folder');
  }
  const names = [...found.keys()];
  for (let at = 0; at < names.length; at += pageSize) {
    const page = names.slice(at, at + pageSize);
    const entries = here.tools.stat
      ? await told(site, path, here.root, page)
      : page.map((name) => entryOf(name, found.get(name)!));
    yield entries.filter((entry) => entry !== null);
  }
}

/** The entries of these names; null for what is not there, and for all names of a missing folder. */
export async function look(site: Site, folder: Path, names: ByteName[]): Promise<(Entry | null)[]> {
  const here = await site.here();
  try {
    const path = await passage(here, folder);
    return await entriesOf(site, here, path, names);
  } catch (error) {
    if (isProblem(error, 'folder-missing')) return names.map(() => null);
    throw asProblem(error, 'Looking at entries');
  }
}

/** Of a folder that is proved. */
export async function entriesOf(
  site: Site,
  { sftp, root, tools }: Here,
  path: ByteName,
  names: ByteName[],
): Promise<(Entry | null)[]> {
  if (tools.stat) return await told(site, path, root, names);
  return await Promise.all(
    names.map(async (name) => {
      const attrs = isName(name) ? await sftp.lstat(`${path}/${name}`) : null;
      return attrs === null ? null : entryOf(name, attrs);
    }),
  );
}

/**
 * SFTP gives no inode. Size and time stay the same when an entry is renamed, and differ from nearly every other of
 * the same name: enough to tell new mail from old, never enough to take a message for a double of another.
 */
function entryOf(name: ByteName, attrs: Attrs): Entry {
  const { size, mode, modifiedAt, user, group } = attrs;
  return {
    name,
    kind: kindOf(mode),
    size,
    modifiedAt: modifiedAt * 1000,
    identity: `${size}.${modifiedAt}.${user}.${group}`,
  };
}

/** The root is looked at in the same breath; it is the working folder of the look, which no link can turn away. */
const asking = `stat -c %d:%i -- "$2" && cd "$1" && [ "$(pwd -P; echo .)" = "$(printf '%s\\n.' "$1")" ] || exit 1
xargs -0 stat --printf '%i %.9W %s %.3Y %f %n\\0' -- 2>/dev/null; [ $? -le 123 ]`;

/** As the host itself tells of these names, in one command. */
async function told(
  site: Site,
  path: ByteName,
  root: ByteName,
  names: ByteName[],
): Promise<(Entry | null)[]> {
  const wanted = names.filter(isName);
  if (wanted.length === 0) return names.map(() => null);
  const input = toBytes(wanted.map((name) => `${name}\0`).join(''));
  const said = await site.commands.script(asking, [path, root], input, patience);
  const end = said?.indexOf('\n') ?? -1;
  if (said === null || end === -1) throw noLook();
  site.mustBeSame(said.slice(0, end));
  const found = new Map<ByteName, Entry>();
  for (const line of said.slice(end + 1).split('\0')) {
    const entry = entryIn(line);
    if (entry !== null) found.set(entry.name, entry);
  }
  return names.map((name) => found.get(name) ?? null);
}

function entryIn(line: string): Entry | null {
  const [, inode, born, size, modified, mode, name] =
    /^(\d+) (\S+) (\d+) (-?[\d.]+) ([\da-f]+) ([\s\S]+)$/.exec(line) ?? [];
  if (name === undefined) return null;
  return {
    name,
    kind: kindOf(Number.parseInt(mode!, 16)),
    size: Number(size),
    modifiedAt: Math.round(Number(modified) * 1000),
    // An inode alone is not enough: a file system gives the number of a deleted file to the next one at once.
    identity: Number(born) > 0 ? `${inode}.${born}` : inode!,
  };
}

function noLook(): Problem {
  return new Problem('host-failed', 'The host does not tell what lies in a folder.', {
    untouched: 'Nothing was touched.',
    next: 'See whether the folder was just taken away; then call again.',
    retryable: true,
  });
}
