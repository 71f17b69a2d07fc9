import type { Spec } from '../../recovery/spec.ts';
import type { Status } from '../managers/manager.ts';
import type { Found, Processes } from '../processes/find.ts';

const nobody: Found = { living: [], zombies: [], trees: 0 };

/** The processes of the service, and what the manager's word is worth in their light. */
export interface Identified {
  found: Found;
  state: Status['state'];
  /** What people should know about it; empty when nothing. */
  remark: string;
}

/**
 * The manager's own ids come first. By image only where that is sound: the profile says that no other program
 * has it, or all that have it form one tree; of two strangers of one name neither is ours to kill.
 */
export async function identify(processes: Processes, { service }: Spec, status: Status): Promise<Identified> {
  const image = service.process?.image;
  const named = status.pids.length > 0 ? await processes.byId(status.pids) : nobody;
  if (named.living.length > 0) return { found: named, state: status.state, remark: '' };
  const like = image === undefined ? nobody : await processes.byImage(image);
  const sound = service.process?.exclusive === true || like.trees <= 1;
  const remark = sound ? '' : `${like.trees} programs named ${image} run; which is the service is not known`;
  return { ...judge(status, named, sound ? like : nobody), remark };
}

/**
 * A manager that looks with `kill -0` takes a zombie for a living service. A named process that is gone
 * altogether only makes its word doubtful: to say "down" of a service that reads is the worse failure.
 */
function judge(status: Status, named: Found, like: Found): Pick<Identified, 'found' | 'state'> {
  const found = { ...like, zombies: [...named.zombies, ...like.zombies] };
  if (status.state !== 'up' || status.pids.length === 0 || like.living.length > 0) {
    return { found, state: status.state };
  }
  return { found, state: named.zombies.length === status.pids.length ? 'down' : 'unknown' };
}
