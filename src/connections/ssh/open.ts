import { Check } from 'typebox/value';
import type { Files, Host, HostFacts } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Connection } from '../connection.ts';
import { logFiles } from '../logs/files.ts';
import { managerOf } from '../managers/choose.ts';
import { memoryOf } from '../managers/manager.ts';
import { commandProbe } from '../probe/command.ts';
import type { Processes } from '../processes/find.ts';
import { service } from '../service/service.ts';
import { SshConnection } from './config.ts';
import { digest } from './files/digest.ts';
import { list, look } from './files/entries.ts';
import { inUse } from './files/in-use.ts';
import { move } from './files/move.ts';
import { asProblem } from './files/problems.ts';
import { read } from './files/read.ts';
import { folders } from './folders.ts';
import { forward } from './forward.ts';
import { mostConnections, Pool } from './link/pool.ts';
import { logs } from './logs.ts';
import { notes } from './notes.ts';
import { processes } from './processes.ts';
import { Site } from './site.ts';
import { translated } from './translated.ts';
import { openWindows } from './windows/open.ts';

const pool = new Pool();

/** A host that runs OpenSSH. */
export const ssh: Connection = {
  type: 'ssh',
  schema: SshConnection,
  // Each is one socket; of two servers with the same login, the same one.
  mostOpen: mostConnections,
  async open(spec, options): Promise<Host> {
    const config = configOf(spec);
    const lease = pool.lease(config);
    if (config.service.manager === 'windows') return await openWindows(spec, config, lease, options);
    const site = new Site(lease, spec.root);
    try {
      await site.here();
    } catch (error) {
      site.close();
      throw asProblem(error, 'Opening the root');
    }
    const { run } = site.commands;
    const manager = managerOf(run, config.service, spec, memoryOf(options));
    const means = { run, processes: processes(site), dial: forward(lease) };
    return translated({
      files: files(site, means.processes),
      folders: folders(site),
      notes: notes(site),
      service: service(means, spec, manager),
      logs: logs(site, logFiles(spec, config.logs)),
      ...commandProbe(run, spec.probe),
      facts: () => facts(site),
      close: async () => site.close(),
    });
  },
};

function files(site: Site, all: Processes): Files {
  return {
    list: (folder) => list(site, folder),
    look: (folder, names) => look(site, folder, names),
    move: (from, to, names) => move(site, from, to, names),
    digest: (folder, names) => digest(site, folder, names),
    read: (path, offset, length) => read(site, path, offset, length),
    inUse: (by) => inUse(site, all, by),
  };
}

async function facts(site: Site): Promise<HostFacts> {
  const { bootId, tools } = await site.here();
  return { bootId, flushes: tools.sync, sharingIsMandatory: false, readsLocally: false };
}

function configOf({ connection, server }: Spec): SshConnection {
  if (Check(SshConnection, connection)) return connection;
  throw new Problem('server-invalid', `The connection of ${server} does not fit the schema of \`ssh\`.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the registration of the server.',
  });
}
