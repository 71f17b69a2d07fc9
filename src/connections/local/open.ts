import { connect } from 'node:net';
import { Check } from 'typebox/value';
import type { Host, HostFacts, Logs } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Connection } from '../connection.ts';
import { joined } from '../event-log/joined.ts';
import { eventLogs } from '../event-log/logs.ts';
import { logFiles } from '../logs/files.ts';
import { managerOf } from '../managers/choose.ts';
import { memoryOf } from '../managers/manager.ts';
import { commandProbe } from '../probe/command.ts';
import { service } from '../service/service.ts';
import { run } from './command/run.ts';
import { LocalConnection } from './config.ts';
import { files } from './files.ts';
import { folders, notes } from './folders.ts';
import { logs } from './logs.ts';
import { processes } from './processes/processes.ts';
import type { Thread } from './thread/client.ts';
import { Crew } from './thread/crew.ts';

/** The machine on which Unjam runs. */
export const local: Connection = {
  type: 'local',
  schema: LocalConnection,
  // Each is a thread or more, and children now and then; they are all of this one machine.
  mostOpen: 64,
  async open(spec, options): Promise<Host> {
    const config = configOf(spec);
    const manager = managerOf(run, config.service, spec, memoryOf(options));
    const crew = await Crew.open(spec.root);
    const { thread } = crew;
    return {
      files: files(crew),
      folders: folders(thread),
      notes: notes(thread),
      service: service({ run, processes: processes(thread), dial }, spec, manager),
      logs: logsOf(thread, spec, config),
      ...commandProbe(run, spec.probe),
      facts: () => facts(thread),
      close: () => crew.close(),
    };
  },
};

function dial(host: string, port: number) {
  return connect({ host, port });
}

/** Under Windows, a log that is no file is an event log of the system, unless the registration says otherwise. */
function logsOf(thread: Thread, spec: Spec, config: LocalConnection): Logs {
  const all = logFiles(spec, config.logs);
  if (config.service.manager !== 'windows') return logs(thread, all);
  const named = all.filter(({ file }) => file === null).map(({ log }) => log);
  const files = all.filter(({ file }) => file !== null);
  return joined(logs(thread, files), eventLogs(run, named));
}

function configOf({ connection, server }: Spec): LocalConnection {
  if (process.platform !== 'linux') {
    throw invalid(`A \`local\` connection needs Linux; this is ${process.platform}.`);
  }
  if (!Check(LocalConnection, connection)) {
    throw invalid(`The connection of ${server} does not fit the schema of \`local\`.`);
  }
  return connection;
}

function invalid(detail: string): Problem {
  return new Problem('server-invalid', detail, {
    untouched: 'Nothing was touched.',
    next: 'Correct the registration of the server.',
  });
}

async function facts(thread: Thread): Promise<HostFacts> {
  return {
    bootId: (await thread.call('bootId')) || null,
    flushes: true,
    sharingIsMandatory: false,
    readsLocally: true,
  };
}
