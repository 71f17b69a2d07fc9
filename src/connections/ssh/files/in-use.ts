import { leaf, type Path, parent } from '../../../recovery/names.ts';
import type { ProcessIdentity } from '../../../recovery/ports/host.ts';
import type { Processes } from '../../processes/find.ts';
import type { Here, Site } from '../site.ts';
import { look } from './entries.ts';

const patience = 50_000;
const byProc = `for p in "$@"; do set -- "$@" "/proc/$p/fd"; shift; done
find "$@" -mindepth 1 -maxdepth 1 -type l -printf '%l\\0' 2>/dev/null; exit 0`;
const everyProc = `find /proc/[0-9]*/fd -mindepth 1 -maxdepth 1 -type l -printf '%l\\0' 2>/dev/null; exit 0`;

/**
 * Files below the root that a process has open now. Of processes that the login may not look into (another user's,
 * unless it is root) nothing is seen, and of none on a host without /proc and lsof: an empty answer proves nothing then.
 */
export async function inUse(site: Site, processes: Processes, by?: ProcessIdentity[]): Promise<Path[]> {
  const here = await site.here();
  const pids = by === undefined ? null : await living(processes, by);
  if (pids?.length === 0) return [];
  const open = here.tools.proc ? await openByProc(site, pids) : await openByLsof(site, here, pids);
  const prefix = `${here.root}/`;
  const paths = [...new Set(open.filter((path) => path.startsWith(prefix)))];
  return await thatAreThere(
    site,
    paths.map((path) => path.slice(prefix.length)),
  );
}

/** Never of a stranger that got the id of one of them. */
async function living(processes: Processes, by: ProcessIdentity[]): Promise<number[]> {
  const now = (await processes.byId(by.map(({ pid }) => pid))).living;
  return by
    .filter((one) => now.some(({ pid, startedAt }) => pid === one.pid && startedAt === one.startedAt))
    .map(({ pid }) => pid);
}

async function openByProc(site: Site, pids: number[] | null): Promise<string[]> {
  const said =
    pids === null
      ? await site.commands.script(everyProc, [], null, patience)
      : await site.commands.script(byProc, pids.map(String), null, patience);
  return (said ?? '').split('\0');
}

/** `-F0n`: for each file a field that begins with "n", each field ended by NUL. */
async function openByLsof(site: Site, { tools }: Here, pids: number[] | null): Promise<string[]> {
  if (!tools.lsof) return [];
  const only = pids === null ? [] : ['-p', pids.join(',')];
  const said = await site.commands.script('lsof -w -n -P -F0n "$@"; exit 0', only, null, patience);
  return (said ?? '').split(/[\0\n]/).flatMap((field) => (field.startsWith('n') ? field.slice(1) : []));
}

/** A deleted file is shown under its old name with an ending; a folder that is watched is no message. */
async function thatAreThere(site: Site, paths: Path[]): Promise<Path[]> {
  const folders = Map.groupBy(paths, parent);
  const found: Path[] = [];
  for (const [folder, inside] of folders) {
    const entries = await look(site, folder, inside.map(leaf));
    found.push(...inside.filter((_, i) => entries[i]?.kind === 'file'));
  }
  return found;
}
