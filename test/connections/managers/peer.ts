import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../../src/connections/command/ran.ts';
import { run } from '../../../src/connections/local/command/run.ts';
import { processes } from '../../../src/connections/local/processes/processes.ts';
import { Crew } from '../../../src/connections/local/thread/crew.ts';
import type { ServiceManager } from '../../../src/connections/managers/manager.ts';
import { service } from '../../../src/connections/service/service.ts';
import type { HostPeer } from '../../contracts/host-peer.ts';
import { type LocalPeer, localPeer } from '../local/peer.ts';

/** The script that runs the peer's real process. */
export const serviceScript = fileURLToPath(new URL('../local/service.sh', import.meta.url));

/** The commands of a manager, some of them by other programs: `{systemctl: [...argv]}`. */
export function through(programs: Record<string, string[]>): Run {
  return ([program, ...args], options) => run([...(programs[program!] ?? [program!]), ...args], options);
}

/** A host on this machine whose service is under this manager. */
export async function managedPeer(make: (peer: LocalPeer) => ServiceManager): Promise<LocalPeer> {
  const peer = await localPeer();
  const crew = await Crew.open(join(peer.folder, 'spool'));
  const means = {
    run,
    processes: processes(crew.thread),
    dial: (host: string, port: number) => connect({ host, port }),
  };
  const managed: HostPeer['host'] = {
    ...peer.host,
    service: service(means, peer.spec, make(peer)),
  };
  return {
    ...peer,
    host: managed,
    async close() {
      await crew.close();
      await peer.close();
    },
  };
}
