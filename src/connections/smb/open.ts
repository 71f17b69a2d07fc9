import { connect } from 'node:net';
import { Check } from 'typebox/value';
import type { Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Ran } from '../command/ran.ts';
import type { Connection, OpenOptions } from '../connection.ts';
import { logFiles } from '../logs/files.ts';
import { memoryOf } from '../managers/manager.ts';
import type { Processes } from '../processes/find.ts';
import { readSecret } from '../secret.ts';
import { service } from '../service/service.ts';
import { windowsFacts } from '../windows/facts.ts';
import { folders } from '../windows/folders.ts';
import { belowRoot, isAbsolute, windowsLogs } from '../windows/line-logs.ts';
import { notes } from '../windows/notes.ts';
import type { Remote } from '../windows/remote.ts';
import { spool } from '../windows/spool.ts';
import { changes, free } from './change.ts';
import { SmbConnection } from './config.ts';
import { eventLogs } from './logs.ts';
import { rpcManager } from './manager.ts';
import { mover } from './move.ts';
import { placesOf } from './places.ts';
import { rpcTo } from './rpc.ts';
import { Smbclient } from './smbclient/session.ts';

/** The two programs of this machine that speak SMB. */
export interface Programs {
  smbclient: string;
  /** One that has impacket: Debian's, whatever else is in the path. */
  python: string;
}

const debian: Programs = { smbclient: 'smbclient', python: '/usr/bin/python3' };

/** A Windows host, NT 4.0 and later, over SMB and MS-RPC; nothing is installed on it. */
export const smb: Connection = smbBy(debian);

/** The same by other programs. */
export function smbBy(programs: Programs): Connection {
  return {
    type: 'smb',
    schema: SmbConnection,
    // Each is two children of some 40 MB together, and two sockets.
    mostOpen: 32,
    async open(spec, options) {
      const config = configOf(spec);
      const login = { config, password: () => readSecret(config.password) };
      const rpc = rpcTo(login, programs.python);
      const smbclient = new Smbclient(login, programs.smbclient);
      const close = async () => void (await Promise.allSettled([rpc.close(), smbclient.close()]));
      try {
        await rpc.open();
        await smbclient.open();
        return await hostOf(rpc, smbclient, spec, config, options, close);
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

async function hostOf(
  rpc: Remote,
  smbclient: Smbclient,
  spec: Spec,
  config: SmbConnection,
  options: OpenOptions,
  close: () => Promise<void>,
): Promise<Host> {
  const place = await placesOf(rpc, spec, config);
  const files = spool(rpc, place, spec);
  const change = changes(smbclient);
  const means = { run: noCommands, processes, dial: dialTo(config) };
  return {
    files: { ...files, move: mover(smbclient, place, files.look) },
    folders: folders(change, place, files.look, () => free(smbclient, place(''))),
    notes: notes(rpc, change, place, files.look),
    service: service(means, spec, rpcManager(rpc, spec, config, memoryOf(options))),
    logs: windowsLogs(
      rpc,
      (file) => (isAbsolute(file) ? 'over SMB a log must lie below the root' : belowRoot(place, file)),
      logFiles(spec),
      (names) => eventLogs(rpc, names),
    ),
    facts: async () => windowsFacts,
    close,
  };
}

/** What the service control manager names is all that can be known: nobody lists processes over SMB. */
const processes: Processes = {
  byId: async (pids) => ({
    living: pids.map((pid) => ({ pid, startedAt: '', image: '' })),
    zombies: [],
    trees: pids.length,
  }),
  byImage: async () => ({ living: [], zombies: [], trees: 0 }),
  // The manager's own kill does it.
  kill: async () => ({ ok: true, lines: [] }),
};

async function noCommands(argv: string[]): Promise<Ran> {
  return { code: null, output: '', trouble: `${argv[0]} cannot be run over SMB`, missing: false };
}

/** A port of the profile is one of the mail server, unless it names another host. */
function dialTo({ host: server }: SmbConnection) {
  return (host: string, port: number) => connect({ host: host === '127.0.0.1' ? server : host, port });
}

function configOf({ connection, server, health }: Spec): SmbConnection {
  if (!Check(SmbConnection, connection)) {
    throw invalid(`The connection of ${server} does not fit the schema of \`smb\`.`);
  }
  if ((health.processes ?? []).length > 0 || health.command !== undefined) {
    throw invalid('Over SMB, nobody can list the processes of a host or run a command on it for its health.');
  }
  return connection;
}

function invalid(detail: string): Problem {
  return new Problem('server-invalid', detail, {
    untouched: 'Nothing was touched.',
    next: 'Correct the registration of the server, or give it a `health` of its own with `tcp` ports alone.',
  });
}
