import type { ProcessIdentity } from '../../recovery/ports/host.ts';
import { reason } from '../local/disk/errors.ts';
import { killProcess } from '../local/processes/pidfd.ts';
import { type Process, processes, processOf } from '../local/processes/proc.ts';

export interface Found {
  /** Living processes, the main one of each tree first. */
  living: ProcessIdentity[];
  /** Of the ids that were asked for: the ones that have ended but still stand in the process list. */
  zombies: number[];
  /** How many trees of processes the living ones form. */
  trees: number;
}

/** The processes of these ids. */
export function byId(pids: number[]): Found {
  return found(pids.flatMap((pid) => processOf(pid) ?? []));
}

/**
 * The processes of this image, in the process list's own spelling. The groups left out are those of our own
 * commands that are running now: a stop script often bears the name of what it stops. `mains` are the main
 * processes of the service, where they are known: what runs under a twin of it (another instance of the same
 * program on this host) is not its own.
 */
export function byImage(image: string, leftOut: number[], mains: ProcessIdentity[] = []): Found {
  const ours = new Set(leftOut);
  const all = processes();
  const isTwins = twinsOf(mains, all);
  return found(
    all.filter(
      (one) => one.pid !== process.pid && !ours.has(one.group) && one.images.includes(image) && !isTwins(one),
    ),
  );
}

/** Tells what runs under another process of the program of these mains, and under none of them. */
function twinsOf(mains: ProcessIdentity[], all: Process[]): (one: Process) => boolean {
  const byPid = new Map(all.map((one) => [one.pid, one]));
  const own = new Set(mains.map(({ pid }) => pid));
  const programs = new Set(mains.flatMap(({ pid }) => programOf(byPid.get(pid)) ?? []));
  return (one) => {
    let below = false;
    for (let at: Process | undefined = one; at !== undefined; at = byPid.get(at.parent)) {
      if (own.has(at.pid)) return false;
      below ||= programs.has(programOf(at)!);
    }
    return below;
  };
}

function programOf(one: Process | undefined): string | null {
  return one === undefined ? null : one.images.join('\0');
}

function found(all: Process[]): Found {
  const living = all.filter((one) => !one.isDead);
  const pids = new Set(living.map((one) => one.pid));
  const mains = living.filter((one) => !pids.has(one.parent));
  const rest = living.filter((one) => pids.has(one.parent));
  return {
    living: [...mains, ...rest].map(identityOf),
    zombies: all.filter((one) => one.isDead).map((one) => one.pid),
    trees: mains.length,
  };
}

function identityOf({ pid, startedAt, images }: Process): ProcessIdentity {
  return { pid, startedAt, image: images[0]! };
}

export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  const now = processOf(pid);
  return now !== null && !now.isDead && now.startedAt === startedAt;
}

/** SIGKILL for exactly these processes, never for others that got their ids; one line for each. */
export function kill(wanted: ProcessIdentity[]): { ok: boolean; lines: string[] } {
  let ok = true;
  const lines = wanted.map((one) => {
    try {
      return killProcess(one.pid, () => isAlive(one))
        ? `killed ${one.image} (${one.pid})`
        : `${one.image} (${one.pid}) had ended before`;
    } catch (error) {
      ok = false;
      return `${one.image} (${one.pid}) not killed: ${reason(error)}`;
    }
  });
  return { ok, lines };
}
