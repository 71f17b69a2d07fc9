import { inQueue } from '../../recovery/layout.ts';
import type { Path } from '../../recovery/names.ts';
import type { ProcessIdentity } from '../../recovery/ports/host.ts';
import type { Work } from '../work.ts';

/** Looks before a service is said to stand still. */
const looks = 4;

/**
 * Whether one of these messages stays open for the whole of the profile's flow time. A service that hangs in the
 * middle of a watch has taken mail before it: only that it holds on to one message tells it from one that works.
 */
export async function standsStill(work: Work, processes: ProcessIdentity[], open: Path[]): Promise<boolean> {
  let still = open;
  for (let look = 0; look < looks && still.length > 0; look += 1) {
    await work.clock.sleep((work.job.spec.timing.flowSeconds * 1000) / looks, work.signal);
    const now = (await work.host.files.inUse(processes)).flatMap(
      (path) => inQueue(work.job.spec, path) ?? [],
    );
    still = still.filter((path) => now.includes(path));
  }
  return still.length > 0;
}
