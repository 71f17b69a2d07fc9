import { Check } from 'typebox/value';
import type { Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Connection } from '../connection.ts';
import { ManualConnection } from './config.ts';
import type { Desk } from './desk.ts';
import { service } from './service.ts';
import { files, folders, notes } from './spool.ts';
import { Station } from './station.ts';

/** A host that a person works on. Nothing here has a deadline: people have none. */
export const manual = (desk: Desk): Connection => ({
  type: 'manual',
  schema: ManualConnection,
  isPatient: true,
  async open(spec, options): Promise<Host> {
    const config = configOf(spec);
    const station = new Station(spec, config, desk);
    return {
      files: files(station, config),
      folders: folders(station, config),
      notes: notes(station, config),
      service: service(station, spec, config, options),
      logs: logs(spec),
      clock: {
        monotonic: () => performance.now() + station.waited,
        now: () => new Date(),
        // What there is to wait for has happened already, or is asked for.
        sleep: async (ms) => {
          station.waited += ms;
        },
      },
      facts: async () => ({
        bootId: null,
        flushes: false,
        sharingIsMandatory: config.service.manager === 'windows',
        readsLocally: false,
      }),
      settle: () => station.settle(),
      close: async () => undefined,
    };
  },
});

/** Which lines of a log count, a person does not say; the verdicts are those of the service's own life. */
function logs(spec: Spec): Host['logs'] {
  const names = [...new Set(spec.signatures.map(({ log }) => log))];
  const unreadable = names.map((log) => ({ log, why: 'nobody reads logs by hand for Unjam' }));
  return {
    mark: async () => ({}),
    since: async () => ({ records: [], marks: {}, cleared: [], unreadable }),
  };
}

function configOf({ connection, server }: Spec): ManualConnection {
  if (Check(ManualConnection, connection)) return connection;
  throw new Problem('server-invalid', `The connection of ${server} does not fit the schema of \`manual\`.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the registration of the server.',
  });
}
