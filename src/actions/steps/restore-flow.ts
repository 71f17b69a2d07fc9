import type { Work } from '../work.ts';
import { bringDown } from './bring-down.ts';
import { setIndexAside } from './index-aside.ts';
import { look } from './look.ts';
import { hold, moveMessages } from './moves.ts';
import { startAndObserve, watchSeconds } from './observe.ts';
import { unproved } from './unproved.ts';

/** How often new mail may be set aside again before the service is left down. */
const attempts = 3;

/**
 * After a fall: everything that is not proved goes back to holding, and the service is started on the rest,
 * so that mail flows while people think. New mail that arrived meanwhile may be poison itself: when the
 * service falls again, that goes to holding too.
 */
export async function restoreFlow(work: Work): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { ran } = await bringDown(work);
    await look(work, { serviceRan: ran, origin: 'arrived' });
    await moveMessages(work, hold, unproved(work));
    await setIndexAside(work);
    const observation = await startAndObserve(work, settleSeconds(work), 'starting on what is proved');
    if (observation.verdict === 'stable') {
      await standing(work, observation.processes);
      return true;
    }
    await work.tell('flow.fell-again', { attempt, seen: observation.seen });
  }
  await bringDown(work);
  await work.save({ saying: 'The service falls even with nothing unproved in the spool; it is left down.' });
  return false;
}

/** Long enough to have shown a crash of the kind seen before; a full watch would cost every round twice. */
function settleSeconds(work: Work): number {
  return Math.min(watchSeconds(work), Math.max(1, 1.5 * work.job.longestCrashSeconds));
}

/** Writes down that the service stands, and by what we say that mail flows. */
export async function standing(
  work: Work,
  processes: { pid: number; startedAt: string; image: string }[],
  taken = 0,
): Promise<void> {
  const { bootId } = await work.host.facts();
  const at = work.isoNow();
  const flowing = taken > 0;
  await work.save({
    left: { state: 'up', processes, unseen: true, at, bootId },
    flow: flowing
      ? { state: 'flowing', seen: `${taken} messages taken`, at }
      : { state: 'up-not-tested', seen: null, at },
  });
}
