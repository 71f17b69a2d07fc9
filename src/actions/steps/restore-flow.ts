import type { Flow } from '../../recovery/job.ts';
import type { Work } from '../work.ts';
import { bringDown } from './bring-down.ts';
import { setIndexAside } from './index-aside.ts';
import { look } from './look.ts';
import { hold, moveMessages } from './moves.ts';
import { fallsOnNewMail, intakeMustClose } from './new-mail.ts';
import { startAndTest, watchSeconds } from './observe.ts';
import type { Tested } from './test-flow.ts';
import { unproved } from './unproved.ts';

/**
 * After a fall: everything that is not proved goes back to holding, and the service is started on the rest,
 * so that mail flows while people think. New mail that arrived meanwhile may be poison itself: when the
 * service falls again, that goes to holding too. Gives why it is left down; null when it stands.
 */
export async function restoreFlow(work: Work): Promise<string | null> {
  let onNewMail = 0;
  await holdUnproved(work);
  for (let attempt = 1; attempt <= fallsOnNewMail; attempt += 1) {
    await setIndexAside(work);
    const observation = await startAndTest(work, settleSeconds(work), 'starting on what is proved');
    if (observation.verdict === 'stable') {
      await standing(work, observation.processes, 0, observation.tested);
      return null;
    }
    await work.tell('flow.fell-again', { attempt, seen: observation.seen });
    if ((await holdUnproved(work)) > 0) onNewMail += 1;
  }
  if (onNewMail === fallsOnNewMail) return intakeMustClose('next-bisect-round');
  return 'The service falls even with nothing unproved in the spool: something else is wrong with it. It is left down.';
}

/** Everything that is not proved goes to holding. Gives how many messages had come in since the last look. */
async function holdUnproved(work: Work): Promise<number> {
  const { ran } = await bringDown(work);
  const { arrived } = await look(work, { serviceRan: ran, origin: 'arrived' });
  await moveMessages(work, hold, unproved(work));
  return arrived.length;
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
