import { Check } from 'typebox/value';
import type { Host, HostFacts } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Connection } from '../connection.ts';
import { LocalConnection } from './config.ts';
import { files } from './files.ts';
import { folders, notes } from './folders.ts';
import { logFiles, logs } from './logs.ts';
import { commandManager } from './service/managers/command.ts';
import { service } from './service/service.ts';
import type { Thread } from './thread/client.ts';
import { Crew } from './thread/crew.ts';

/** The machine on which Unjam runs. */
export const local: Connection = {
  type: 'local',
  schema: LocalConnection,
  async open(spec, { fenced = false }): Promise<Host> {
    const config = configOf(spec);
    const crew = await Crew.open(spec.root);
    const { thread } = crew;
    return {
      files: files(crew),
      folders: folders(thread),
      notes: notes(thread),
      service: service(thread, spec, commandManager(config.service, spec, fenced)),
      logs: logs(thread, logFiles(spec, config.logs)),
      facts: () => facts(thread),
      close: () => crew.close(),
    };
  },
};

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
