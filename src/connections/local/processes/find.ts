import type { ProcessIdentity } from '../../../recovery/ports/host.ts';
import { type Found, found, ofImage } from '../../processes/find.ts';
import { reason } from '../disk/errors.ts';
import { killProcess } from './pidfd.ts';
import { processes, processOf } from './proc.ts';

/** The processes of these ids. */
export function byId(pids: number[]): Found {
  return found(pids.flatMap((pid) => processOf(pid) ?? []));
}

/** The processes of this image, without us and without the groups of our own commands that are running now. */
export function byImage(image: string, leftOut: number[], mains: ProcessIdentity[] = []): Found {
  const ours = new Set(leftOut);
  return ofImage(processes(), image, mains, (one) => one.pid === process.pid || ours.has(one.group));
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
