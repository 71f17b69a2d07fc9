import type { ServiceLook } from '../../recovery/ports/host.ts';
import { type Sighting, sightings } from '../../recovery/signatures.ts';
import type { Work } from '../work.ts';
import { sampleMs, type Watch } from './watch.ts';
import { missingOf } from './workers.ts';

/** Seconds for a service that daemonises to show itself after its start command came back. */
const showPatience = 2;

/** Waits until it is up with all its workers, or has fallen, or the profile's patience is over. */
export async function rises(work: Work, watch: Watch, accepted: boolean): Promise<void> {
  const patience = work.job.spec.timing.startSeconds;
  for (;;) {
    const look = await work.host.service.look();
    if (look.state === 'up') return await workersRise(work, watch, look);
    const waited = watch.seconds;
    if (look.state === 'down' && (!accepted || waited >= Math.min(showPatience, patience))) {
      watch.take(look);
      return;
    }
    if (waited >= patience) {
      watch.end('hung', `it did not come up within ${patience} s (${look.detail})`);
      return;
    }
    await work.clock.sleep(sampleMs(work), work.signal);
  }
}

/** It may be up while a worker dies again at every start: then its log tells, or the patience ends. */
async function workersRise(work: Work, watch: Watch, up: ServiceLook): Promise<void> {
  const { timing, health } = work.job.spec;
  const from = watch.seconds;
  watch.processes = up.processes;
  for (let look = up; ; look = await work.host.service.look()) {
    watch.take(look);
    if (watch.verdict !== null) return;
    const living = await work.host.service.workers(look.processes);
    watch.takeWorkers(living);
    const missing = missingOf(health.processes, living);
    if (missing === undefined || watch.verdict !== null) return;
    if (watch.seconds - from >= timing.startSeconds || (await toldOfCrash(work))) {
      watch.end('crashed', `it is up, and no ${missing} lives`, from);
      return;
    }
    await work.clock.sleep(sampleMs(work), work.signal);
  }
}

async function toldOfCrash(work: Work): Promise<boolean> {
  const { records } = await work.host.logs.since(work.job.marks);
  return sightings(records, work.job.spec.signatures).some(isCrash);
}

function isCrash({ means }: Sighting): boolean {
  return means === 'crash' || means === 'names-poison';
}
