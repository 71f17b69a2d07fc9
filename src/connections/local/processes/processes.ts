import type { Processes } from '../../processes/find.ts';
import { runningGroups } from '../command/run.ts';
import type { Thread } from '../thread/client.ts';

/** The processes of this machine, looked for in the thread. */
export function processes(thread: Thread): Processes {
  return {
    byId: (pids) => thread.call('byId', pids),
    byImage: async (image, mains) => thread.call('byImage', image, await runningGroups(), mains),
    kill: (wanted) => thread.call('kill', wanted),
  };
}
