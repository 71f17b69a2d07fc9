import { inQueue } from '../../recovery/layout.ts';
import type { Path } from '../../recovery/names.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { Host, ProcessIdentity, ServiceLook } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import { Workers } from '../steps/workers.ts';

/** What a short watch of the service shows. */
export interface Vitals {
  service: ServiceLook;
  unhealthy: string[];
  /** Another process than at the first look, or another worker under it: it falls and is started again. */
  respawned: boolean;
  /** Messages that it had open at every look. */
  stuckOn: Path[];
  inUse: Path[];
}

/** Looks before a service that seems to stand still is called so. */
const looks = 4;

/**
 * Watches the service for some moments without touching anything. A working service is never probed for
 * locked files on hosts where the probe itself would be a move; here it is only asked what it has open.
 */
export async function vitals(host: Host, spec: Spec, clock: Clock): Promise<Vitals> {
  const first = await host.service.look();
  const watched = new Workers();
  let workers = await host.service.workers(first.processes);
  watched.fallen(workers);
  const unhealthy = first.state === 'up' ? await host.service.health() : [];
  const vitals: Vitals = {
    service: first,
    unhealthy,
    respawned: false,
    stuckOn: [],
    inUse: await openMessages(host, spec, [...first.processes, ...workers]),
  };
  if (first.state !== 'up') return vitals;
  vitals.stuckOn = vitals.inUse;
  const pause = Math.max(50, (spec.timing.flowSeconds * 1000) / looks);
  for (let look = 1; look < looks; look += 1) {
    const quiet = vitals.stuckOn.length === 0 && unhealthy.length === 0;
    await clock.sleep(quiet ? Math.min(pause, 250) : pause);
    const now = await host.service.look();
    vitals.service = now;
    workers = await host.service.workers(now.processes);
    vitals.respawned ||= hasChanged(first, now) || watched.fallen(workers) !== null;
    const open = await openMessages(host, spec, [...now.processes, ...workers]);
    vitals.stuckOn = vitals.stuckOn.filter((path) => open.includes(path));
    vitals.inUse = open.length > 0 ? open : vitals.inUse;
    if (vitals.respawned || now.state !== 'up') break;
  }
  return vitals;
}

function hasChanged(first: ServiceLook, now: ServiceLook): boolean {
  const main = first.processes[0];
  if (now.state === 'down') return true;
  return (
    main !== undefined && !now.processes.some((p) => p.pid === main.pid && p.startedAt === main.startedAt)
  );
}

async function openMessages(host: Host, spec: Spec, processes: ProcessIdentity[]): Promise<Path[]> {
  const { sharingIsMandatory } = await host.facts();
  if (sharingIsMandatory || processes.length === 0) return [];
  const open = await host.files.inUse(processes);
  return open.flatMap((path) => inQueue(spec, path) ?? []);
}
