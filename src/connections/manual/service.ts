import type { Answer, Service, ServiceLook } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { OpenOptions } from '../connection.ts';
import { pidsIn } from '../service/pids.ts';
import type { ManualConnection } from './config.ts';
import type { Station } from './station.ts';
import type { Sample } from './told.ts';

/** A mail service that stays down after the next boot is worse than one that starts without being asked. */
const likeliest = 'auto';

/** The service as the last report shows it. */
export function service(
  station: Station,
  spec: Spec,
  config: ManualConnection,
  options: OpenOptions,
): Service {
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
    ...turns(station, options),
    health: async () => [],
    // A person names no workers: the service's own process stands for them.
    workers: async (mains) =>
      (spec.health.processes ?? []).flatMap((image) => mains.map((one) => ({ ...one, image }))),
    nudge: async () => ({ ok: false, detail: 'nobody nudges by hand' }),
    rivals: async () => [],
    describe: (verb) => `${verb} by hand, as the script says`,
  };
}

/**
 * The fence is ordered anew by whoever has not done so himself: what the journal says of it was written before it
 * went up, and the step that it was part of may never have been done.
 */
function turns(station: Station, options: OpenOptions): Pick<Service, 'fence' | 'unfence'> {
  let found = options.found ?? null;
  return {
    async fence() {
      const { fenced, startType } = await station.model();
      if (fenced === true) return;
      const isUp = fenced ?? options.fenced ?? false;
      // Where ours may already be up, "disabled" is our own doing and not how the service used to start.
      if (startType !== null && (!isUp || (found === null && startType !== 'disabled'))) {
        await options.keepFound?.(startType);
        found = startType;
      }
      station.order({ do: 'fence' });
    },
    async unfence() {
      const model = await station.model();
      if (model.fenced === false) return;
      const startType = found ?? likeliest;
      found = null;
      station.order({ do: 'unfence', startType });
    },
  };
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
