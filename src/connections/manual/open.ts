import { Check } from 'typebox/value';
import { join, toLine } from '../../recovery/names.ts';
import type { Answer, Files, Folders, Host, Notes, Service, ServiceLook } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Connection, OpenOptions } from '../connection.ts';
import { isName } from '../paths/posix.ts';
import { pidsIn } from '../service/pids.ts';
import { ManualConnection } from './config.ts';
import type { Desk } from './desk.ts';
import type { Sample } from './report.ts';
import { Station } from './station.ts';

const pageSize = 1000;

/** A host that a person works on. Nothing here has a deadline: people have none. */
export const manual = (desk: Desk): Connection => ({
  type: 'manual',
  schema: ManualConnection,
  isPatient: true,
  async open(spec, options): Promise<Host> {
    const config = configOf(spec);
    const station = new Station(spec, config, desk);
    return {
      files: files(station),
      folders: folders(station),
      notes: notes(station),
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
      close: async () => undefined,
    };
  },
});

function files(station: Station): Files {
  return {
    async *list(folder) {
      const model = await station.model();
      if (!model.isFolder(folder)) throw missing(folder);
      const entries = model.in(folder);
      for (let at = 0; at < entries.length; at += pageSize) yield entries.slice(at, at + pageSize);
    },
    async look(folder, names) {
      const model = await station.model();
      return names.map((name) => (isName(name) ? model.at(join(folder, name)) : null));
    },
    async move(from, to, names) {
      if (names.length === 0) return { moved: 0, failures: [], flushed: false };
      const before = await station.model();
      const { report, first } = await station.do([{ do: 'move', from, to, names }]);
      const after = await station.model();
      // Of a script that was run twice, the second run found nothing to move.
      const isThere = (index: number) => {
        const was = before.at(join(from, names[index]!));
        return was !== null && after.at(join(to, names[index]!))?.identity === was.identity;
      };
      const whole = report.failed.get(first);
      const stayed = (report.stayed.get(first) ?? []).filter(
        ({ index, why }) => why !== 'absent' || !isThere(index),
      );
      const failures =
        whole === undefined
          ? stayed.map(({ index, why }) => ({ index, why, detail: `${why}: ${toLine(names[index] ?? '')}` }))
          : names.map((_, index) => ({ index, why: 'failed' as const, detail: whole }));
      return { moved: names.length - failures.length, failures, flushed: false };
    },
    // Content is nothing that a person carries from host to host.
    digest: async (_folder, names) => names.map(() => null),
    read: async () => null,
    inUse: async () => [],
  };
}

function folders(station: Station): Folders {
  return {
    async make(path, like) {
      if ((await station.model()).isFolder(path)) return 'existed';
      await station.order({ do: 'make', path, like });
      return 'made';
    },
    async removeEmpty(path) {
      const model = await station.model();
      if (!model.isFolder(path)) return 'absent';
      if (model.in(path).length > 0) return 'not-empty';
      await station.order({ do: 'rmdir', path });
      return 'removed';
    },
    async rename(from, to) {
      const model = await station.model();
      if (model.at(from) === null) return 'absent';
      if (model.at(to) !== null) return 'name-taken';
      await station.order({ do: 'rename', from, to });
      return 'renamed';
    },
    // A move to another volume fails there and then: the link that it begins with cannot be made.
    sameVolume: async () => true,
    free: async () => (await station.model()).free,
  };
}

function notes(station: Station): Notes {
  const written = new Map<string, string>();
  const write = async (path: string, content: string, exclusive: boolean) => {
    await station.order({ do: 'write', path, content, exclusive });
    written.set(path, content);
  };
  return {
    async create(path, content) {
      if ((await station.model()).at(path) !== null) return 'exists';
      await write(path, content, true);
      return 'created';
    },
    replace: (path, content) => write(path, content, false),
    async read(path) {
      if ((await station.model()).at(path) === null) return null;
      return written.get(path) ?? (await station.do([{ do: 'print', path }])).report.printed;
    },
    async remove(path) {
      written.delete(path);
      if ((await station.model()).at(path) !== null) await station.order({ do: 'remove', path });
    },
  };
}

function service(station: Station, spec: Spec, config: ManualConnection, options: OpenOptions): Service {
  const canFence =
    config.service.manager === 'windows' ||
    (config.service.fence !== undefined && config.service.unfence !== undefined);
  const { observeSeconds } = spec.timing;
  const done = async (verb: 'start' | 'stop' | 'kill'): Promise<Answer> => {
    const watch = verb === 'start' ? [{ do: 'watch' as const, seconds: Math.ceil(observeSeconds) + 3 }] : [];
    const { report, first } = await station.do([{ do: verb }, ...watch]);
    const why = report.failed.get(first);
    return { ok: why === undefined, detail: why ?? 'it was done by hand' };
  };
  return {
    look: () => look(station, config, options.fenced ?? false),
    start: () => done('start'),
    stop: () => done('stop'),
    kill: () => done('kill'),
    canFence,
    fence: () => turn(station, 'fence', options.fenced ?? false),
    unfence: () => turn(station, 'unfence', options.fenced ?? false),
    health: async () => [],
    workers: async (mains) =>
      (spec.health.processes ?? []).flatMap((image) => mains.map((one) => ({ ...one, image }))),
    nudge: async () => ({ ok: false, detail: 'nobody nudges by hand' }),
    rivals: async () => [],
    describe: (verb) => `${verb} by hand, as the script says`,
  };
}

async function turn(station: Station, verb: 'fence' | 'unfence', known: boolean): Promise<void> {
  const model = await station.model();
  if ((model.fenced ?? known) === (verb === 'fence')) return;
  await station.order({ do: verb });
}

/** In the time after a start the samples tell; when they end, the service is watched on. */
async function look(station: Station, config: ManualConnection, fenced: boolean): Promise<ServiceLook> {
  let model = await station.model();
  let { service: sample } = model;
  if (station.samplesFrom !== null) {
    const at = (station.waited - station.samplesFrom) / 1000;
    const last = model.samples.at(-1)!;
    const isOver = at > last.at + 1 && stateOf(last, config) !== 'down';
    if (isOver) {
      await station.do([{ do: 'watch', seconds: 30 }]);
      model = await station.model();
      sample = model.samples[0] ?? model.service;
    } else sample = model.samples.findLast((one) => one.at <= at) ?? model.samples[0]!;
  }
  const state = stateOf(sample, config);
  const pids = state === 'up' ? pidsIn(sample.said) : [];
  return {
    state,
    acceptsStop: null,
    processes: pids.map((pid) => ({ pid, startedAt: 'as reported', image: 'service' })),
    exitCode: null,
    fenced: model.fenced ?? fenced,
    needs: [],
    detail: sample.said.slice(0, 200) || `status ${sample.code}`,
  };
}

function stateOf({ code }: Sample, { service }: ManualConnection): ServiceLook['state'] {
  if (service.manager === 'windows')
    return code === 4 ? 'up' : code === 1 ? 'down' : code > 0 ? 'changing' : 'unknown';
  return code === 0 ? 'up' : code >= 1 && code <= 3 ? 'down' : 'unknown';
}

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

function missing(folder: string): Problem {
  return new Problem('folder-missing', `The folder "${toLine(folder)}" is not in what was reported.`, {
    untouched: 'Nothing was touched.',
    next: 'Make the folder, or correct its path in profile or server.',
  });
}
