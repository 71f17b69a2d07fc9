import { setTimeout } from 'node:timers/promises';
import type { Answer, ProcessIdentity, Service, ServiceLook } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Run } from '../command/ran.ts';
import type { ServiceManager } from '../managers/manager.ts';
import type { Processes } from '../processes/find.ts';
import type { Dial } from './greeting.ts';
import { health } from './health.ts';
import { identify } from './identify.ts';
import { nudge } from './nudge.ts';

/** What a connection offers for looking after a service. */
export interface Means {
  run: Run;
  processes: Processes;
  dial: Dial;
}

/** The service as its manager and the process list show it together. */
export function service(means: Means, spec: Spec, manager: ServiceManager): Service {
  const { run, processes, dial } = means;
  return {
    look: () => look(processes, spec, manager),
    start: () => startWithNeeds(processes, spec, manager),
    stop: () => manager.stop(),
    kill: (wanted) => kill(processes, manager, wanted),
    canFence: manager.canFence,
    fence: () => manager.fence(),
    unfence: () => manager.unfence(),
    health: async () => {
      const mains = await mainsOf(processes, spec, manager);
      return await health(spec.health, run, dial, (image) => processes.byImage(image, mains));
    },
    workers: (mains) => workers(processes, spec, mains),
    nudge: (names) => nudge(run, spec.nudge, names),
    rivals: () => manager.rivals(),
    ...(manager.mayControl && { mayControl: () => manager.mayControl!() }),
    describe: (verb) => manager.describe(verb),
  };
}

async function look(processes: Processes, spec: Spec, manager: ServiceManager): Promise<ServiceLook> {
  const [status, { needs, unknown }] = await Promise.all([
    manager.status(),
    lookAtNeeds(processes, spec, manager),
  ]);
  const { found, state, remark } = await identify(processes, spec, status);
  const zombies = found.zombies.length > 0 ? `zombie ${found.zombies.join(', ')}` : '';
  const untold = unknown.length > 0 ? `not known whether ${unknown.join(', ')} is up` : '';
  return {
    state,
    acceptsStop: status.acceptsStop,
    ...(status.stopping === undefined ? {} : { stopping: status.stopping }),
    processes: found.living,
    exitCode: status.exitCode,
    fenced: manager.fenced,
    needs,
    detail: [status.detail, remark, zombies, untold]
      .filter((part) => part !== '')
      .join('; ')
      .slice(0, 200),
  };
}

/** Its own processes, for telling its workers from those of another instance of the product. */
async function mainsOf(
  processes: Processes,
  spec: Spec,
  manager: ServiceManager,
): Promise<ProcessIdentity[]> {
  if ((spec.health.processes ?? []).length === 0) return [];
  return (await identify(processes, spec, await manager.status())).found.living;
}

async function workers(
  processes: Processes,
  spec: Spec,
  mains: ProcessIdentity[],
): Promise<ProcessIdentity[]> {
  const images = spec.health.processes ?? [];
  const found = await Promise.all(
    images.map(async (image) => {
      const { living } = await processes.byImage(image, mains);
      return living.map((one) => ({ ...one, image }));
    }),
  );
  return found.flat();
}

type Need = Spec['needs'][number];

/** A need of which nobody can tell is left out and named: neither "up" nor "down" would be true. */
async function lookAtNeeds(processes: Processes, spec: Spec, manager: ServiceManager) {
  const all = await Promise.all(
    spec.needs.map(async (need) => ({ name: need.name, up: await needIsUp(processes, need, manager) })),
  );
  return {
    needs: all.flatMap(({ name, up }) => (up === null ? [] : { name, up })),
    unknown: all.filter(({ up }) => up === null).map(({ name }) => name),
  };
}

async function needIsUp(processes: Processes, need: Need, manager: ServiceManager): Promise<boolean | null> {
  const told = await manager.needIsUp(need.name);
  if (told !== null) return told;
  if (need.process === undefined) return null;
  // A process that is seen proves "up"; one that is not seen may only have another name on this host.
  return (await processes.byImage(need.process.image)).living.length > 0 ? true : null;
}

/** What the service needs is started before it, in the profile's order, and waited for. */
async function startWithNeeds(processes: Processes, spec: Spec, manager: ServiceManager): Promise<Answer> {
  for (const need of spec.needs) {
    if ((await needIsUp(processes, need, manager)) !== false) continue;
    const answer = await manager.startNeed(need.name);
    if (answer === null) continue;
    if (!(await comesUp(processes, need, manager))) {
      return { ok: false, detail: `${need.name}, which it needs, did not come up: ${answer.detail}` };
    }
  }
  return manager.start();
}

async function comesUp(processes: Processes, need: Need, manager: ServiceManager): Promise<boolean> {
  const until = performance.now() + (need.startSeconds ?? 60) * 1000;
  while (!(await needIsUp(processes, need, manager))) {
    if (performance.now() > until) return false;
    await setTimeout(250);
  }
  return true;
}

/** Exactly these processes first; then the manager's own kill, which knows workers that we were not told of. */
async function kill(
  processes: Processes,
  manager: ServiceManager,
  wanted: ProcessIdentity[],
): Promise<Answer> {
  const killed = await processes.kill(wanted);
  const own = await manager.kill();
  if (own === null && wanted.length === 0) {
    return { ok: false, detail: 'no process to kill is known, and no kill command is registered' };
  }
  return {
    ok: killed.ok && (own?.ok ?? true),
    detail: [...killed.lines, ...(own === null ? [] : [own.detail])].join('; ').slice(0, 200),
  };
}
