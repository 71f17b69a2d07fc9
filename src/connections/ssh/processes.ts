import type { ProcessIdentity } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { found, ofImage, type Processes } from '../processes/find.ts';
import { imagesOf, type Process } from '../processes/process.ts';
import type { Here, Site } from './site.ts';

const patience = 20_000;
/** Between the three lists that one command prints. */
const cut = '\0unjam\0';

/**
 * Three programs for the whole list, however many processes there are. `$1` says which: numbers, or all. Each program
 * lists itself as the last, so that one that could not be run is seen.
 */
const listing = `cd /proc; p=$1; [ "$p" = all ] && p='[0-9]*'
for i in $p self; do a="$a $i/stat"; b="$b $i/exe"; c="$c $i/cmdline"; done
cat $a 2>/dev/null; printf '\\0unjam\\0'
find $b -maxdepth 0 -printf '%p\\0%l\\0' 2>/dev/null; printf '\\0unjam\\0'
grep -azZH '' $c 2>/dev/null; exit 0`;
const listingByPs = 'LC_ALL=C ps -A -o pid= -o ppid= -o pgid= -o stat= -o lstart= -o args=';

/** The processes of the host, by /proc where it is Linux, else by `ps`. */
export function processes(site: Site): Processes {
  return {
    async byId(pids) {
      const all = await listed(site, pids);
      return found(all.filter(({ pid }) => pids.includes(pid)));
    },
    async byImage(image, mains = []) {
      const ours = new Set(site.commands.groups);
      const all = await listed(site, null);
      for (const group of site.commands.groups) ours.add(group);
      return ofImage(all, image, mains, (one) => ours.has(one.group));
    },
    kill: (wanted) => kill(site, wanted),
  };
}

async function listed(site: Site, pids: number[] | null): Promise<Process[]> {
  const here = await site.here();
  if (pids?.length === 0) return [];
  const all = here.tools.proc
    ? inProc(here, (await site.commands.script(listing, [pids?.join(' ') ?? 'all'], null, patience)) ?? '')
    : inPs((await site.commands.script(listingByPs, [], null, patience)) ?? '');
  if (all === null) throw untold();
  return all;
}

/** A process that is not in a list is taken for dead: a list that is not whole must be none. */
function untold(): Problem {
  return new Problem('host-failed', 'The host does not tell which processes it has.', {
    untouched: 'Nothing was touched.',
    next: 'See whether it can still start programs: it may have run out of memory or of processes. Then ask again.',
    retryable: true,
  });
}

const stat = /^(\d+) \((.*?)\) ([A-Za-z]) (\d+) (\d+) (?:-?\d+ ){16}(\d+) /gms;

/** Null when one of the programs did not list itself. */
function inProc({ bootId }: Here, said: string): Process[] | null {
  const [stats, links, lines] = said.split(cut);
  const programs = pairsOf(links ?? '', 'exe');
  const argvs = pairsOf(lines ?? '', 'cmdline');
  const rows = [...(stats ?? '').matchAll(stat)];
  if (rows.pop() === undefined || !programs.has('self') || !argvs.has('self')) return null;
  return rows.map(([, pid, comm, state, parent, group, started]) => ({
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    // Clock ticks from boot to start; with the boot id this is one process and no other.
    startedAt: `${started}@${(bootId ?? '').slice(0, 8)}`,
    isDead: state === 'Z' || state === 'X',
    images: imagesOf(
      (programs.get(pid!)?.[0] ?? '').replace(/ \(deleted\)$/, ''),
      comm!,
      (argvs.get(pid!) ?? []).slice(0, 16),
    ),
  }));
}

/** `12/exe NUL value NUL …`: the values of each process. */
function pairsOf(said: string, file: string): Map<string, string[]> {
  const fields = said.split('\0');
  const all = new Map<string, string[]>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const pid = fields[i]!.replace(`/${file}`, '');
    all.set(pid, [...(all.get(pid) ?? []), fields[i + 1]!]);
  }
  return all;
}

/** pid, parent, group, state, start in five words, arguments. */
const line = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/gm;

/** Null when not even `ps` itself is there. */
function inPs(said: string): Process[] | null {
  const rows = [...said.matchAll(line)];
  if (rows.length === 0) return null;
  return rows.map(([, pid, parent, group, state, startedAt, args]) => {
    const argv = args!.split(' ');
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      startedAt: startedAt!.replace(/\s+/g, ' '),
      isDead: state!.startsWith('Z'),
      images: imagesOf('', argv[0]!.split('/').at(-1)!, argv),
    };
  });
}

/**
 * SIGKILL for exactly these, and not for others that got their ids: their starts are compared right before. On
 * Linux the host itself compares once more, so that no time passes between the two.
 */
const killing = `for one in "$@"; do
  p=\${one%%:*}; s=$(cat "/proc/$p/stat" 2>/dev/null); set -f; set -- \${s##*) }; shift 19 2>/dev/null
  if [ "$p:$1" = "$one" ]; then kill -9 "$p" 2>/dev/null && echo "$p killed" || echo "$p refused"; fi
done; exit 0`;

async function kill(site: Site, wanted: ProcessIdentity[]): Promise<{ ok: boolean; lines: string[] }> {
  if (wanted.length === 0) return { ok: true, lines: [] };
  const { tools } = await site.here();
  const now = found(
    await listed(
      site,
      wanted.map(({ pid }) => pid),
    ),
  ).living;
  const same = wanted.filter((one) =>
    now.some(({ pid, startedAt }) => pid === one.pid && startedAt === one.startedAt),
  );
  const args = same.map(({ pid, startedAt }) =>
    tools.proc ? `${pid}:${startedAt.split('@')[0]}` : `${pid}`,
  );
  const script = tools.proc
    ? killing
    : 'for p in "$@"; do kill -9 "$p" 2>/dev/null && echo "$p killed" || echo "$p refused"; done';
  const said = same.length === 0 ? '' : ((await site.commands.script(script, args, null, patience)) ?? '');
  const lines = said.split('\n');
  const told = (one: ProcessIdentity) => {
    if (lines.includes(`${one.pid} killed`)) return `killed ${one.image} (${one.pid})`;
    if (lines.includes(`${one.pid} refused`)) return `${one.image} (${one.pid}) not killed: the host refuses`;
    return `${one.image} (${one.pid}) had ended before`;
  };
  return { ok: !lines.some((one) => one.endsWith(' refused')), lines: wanted.map(told) };
}
