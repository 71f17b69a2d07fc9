import type { ProcessIdentity } from '../../../recovery/ports/host.ts';
import { found, ofImage, type Processes } from '../../processes/find.ts';
import type { Process } from '../../processes/process.ts';
import type { Remote } from '../../windows/remote.ts';
import { fieldsIn } from './answers.ts';

/** The processes of the host, as Windows lists them. */
export function processes(remote: Remote): Processes {
  return {
    async byId(pids) {
      if (pids.length === 0) return found([]);
      return found((await listed(remote)).filter(({ pid }) => pids.includes(pid)));
    },
    byImage: async (image, mains = []) =>
      ofImage(await listed(remote), image.toLowerCase(), mains, () => false),
    async kill(wanted) {
      const lines: string[] = [];
      for (const one of wanted) lines.push(await kill(remote, one));
      return { ok: true, lines };
    },
  };
}

async function listed(remote: Remote): Promise<Process[]> {
  const told = await remote.ask<string>('processes', {}, { doing: 'Listing the processes' });
  return fieldsIn(told, '/').map((one) => {
    const [pid, parent, startedAt, name] = one.split('|');
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: 0,
      startedAt: startedAt!,
      isDead: false,
      // Windows does not tell upper from lower case.
      images: [name!.toLowerCase()],
    };
  });
}

/** Problem `permission-denied`: Windows lets this login end nothing. */
async function kill(remote: Remote, { pid, startedAt, image }: ProcessIdentity): Promise<string> {
  const args = { id: pid, begun: Number(startedAt) };
  const told = await remote.ask<string>('kill', args, { doing: `Killing ${image}`, again: false });
  return told === 'killed' ? `killed ${image} (${pid})` : `${image} (${pid}) had ended before`;
}
