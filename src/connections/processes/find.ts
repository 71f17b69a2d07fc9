import type { ProcessIdentity } from '../../recovery/ports/host.ts';
import type { Process } from './process.ts';

export interface Found {
  /** Living processes, the main one of each tree first. */
  living: ProcessIdentity[];
  /** Of the ids that were asked for: the ones that have ended but still stand in the process list. */
  zombies: number[];
  /** How many trees of processes the living ones form. */
  trees: number;
}

/** The processes of one host. */
export interface Processes {
  /** The processes of these ids. */
  byId(pids: number[]): Promise<Found>;
  /**
   * The processes of this image, in the process list's own spelling. `mains` are the main processes of the
   * service, where they are known: what runs under a twin of it (another instance of the same program on this
   * host) is not its own.
   */
  byImage(image: string, mains?: ProcessIdentity[]): Promise<Found>;
  /** SIGKILL for exactly these processes, never for others that got their ids; one line for each. */
  kill(wanted: ProcessIdentity[]): Promise<{ ok: boolean; lines: string[] }>;
}

/**
 * Of all processes the ones of this image. Ours are left out: a stop script of our own command often bears the
 * name of what it stops.
 */
export function ofImage(
  all: Process[],
  image: string,
  mains: ProcessIdentity[],
  isOurs: (one: Process) => boolean,
): Found {
  const isTwins = twinsOf(mains, all);
  return found(all.filter((one) => !isOurs(one) && one.images.includes(image) && !isTwins(one)));
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

/** What these processes come to. */
export function found(all: Process[]): Found {
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
