import type { Flow } from '../../recovery/job.ts';
import type { Work } from '../work.ts';
import { bringDown } from './bring-down.ts';
import { setIndexAside } from './index-aside.ts';
import { look } from './look.ts';
import { hold, moveMessages } from './moves.ts';
import { startAndTest, watchSeconds } from './observe.ts';
import type { Tested } from './test-flow.ts';
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
    const observation = await startAndTest(work, settleSeconds(work), 'starting on what is proved');
    if (observation.verdict === 'stable') {
      await standing(work, observation.processes, 0, observation.tested);
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

/** Writes down that the service stands, and by what we say that mail flows: a test of it, else messages taken. */
export async function standing(
  work: Work,
  processes: { pid: number; startedAt: string; image: string }[],
  taken = 0,
  tested: Tested | null = null,
): Promise<void> {
  const { bootId } = await work.host.facts();
  const at = work.isoNow();
  await work.save({
    left: { state: 'up', processes, unseen: true, at, bootId },
    flow: { ...flowOf(taken, tested), at },
  });
  if (tested !== null) await work.tell('flow.tested', { passed: tested.passed, saying: tested.saying });
}

/** A test that failed outweighs what was taken: somebody said that mail flows when it passes, and it did not. */
function flowOf(taken: number, tested: Tested | null): Pick<Flow, 'state' | 'seen'> {
  if (tested !== null) return { state: tested.passed ? 'flowing' : 'test-failed', seen: tested.saying };
  return taken > 0
    ? { state: 'flowing', seen: `${taken} messages taken` }
    : { state: 'up-not-tested', seen: null };
}

/** Never silent: it stays up, and still mail does not pass. */
export function testRemark({ state, seen }: Flow): string {
  return state === 'test-failed' ? ` The test of the flow FAILED: ${seen}.` : '';
}
