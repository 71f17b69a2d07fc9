import { Problem } from '../../../recovery/problems.ts';
import type { Ran, Run } from '../../command/ran.ts';
import { ask, told } from '../ask.ts';
import type { Status } from '../manager.ts';
import type { Properties } from './show.ts';

/** Where the control groups of systemd lie: unified, hybrid, and the first version. */
const mounts = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified', '/sys/fs/cgroup/systemd'];

/**
 * A unit without a main process may still have others in its control group: workers that a stop left behind
 * (KillMode=process) go on reading the spool while systemd calls the unit inactive.
 */
export async function leftOver(run: Run, properties: Properties, status: Status): Promise<Status> {
  const group = properties.get('ControlGroup') ?? '';
  if (status.pids.length > 0 || !/^\/[^\0\n]+$/.test(group) || group.split('/').includes('..')) return status;
  const files = mounts.map((mount) => `${mount}${group}/cgroup.procs`);
  // Two of the three are not there: what counts is what the third says.
  const argv = ['cat', '--', ...files];
  const ran = await ask(run, argv, { within: 10_000 });
  if (ran.trouble !== null) throw untold(argv, ran);
  const { output } = ran;
  const pids = output
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number)
    .filter((pid) => pid > 1);
  return { ...status, pids: [...new Set(pids)] };
}

/** What is not seen must not be taken for dead. */
function untold(argv: string[], ran: Ran): Problem {
  return new Problem(
    'command-failed',
    `The host does not tell what is left of the unit: ${told(argv, ran)}.`,
    {
      untouched: 'Nothing was started or stopped.',
      next: 'See whether the host can still start programs, then ask again.',
      retryable: true,
    },
  );
}
