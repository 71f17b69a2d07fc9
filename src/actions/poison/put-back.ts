import type { Job } from '../../recovery/job.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { join } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { releaseClaim } from '../claim.ts';
import { bringDown } from '../steps/bring-down.ts';
import { unfence } from '../steps/fence.ts';
import { removeFootprint } from '../steps/folders.ts';
import { setIndexAside } from '../steps/index-aside.ts';
import { apartAgain, moveMessages, onePage, poisonBack } from '../steps/moves.ts';
import { type Observation, startAndObserve, watchSeconds } from '../steps/observe.ts';
import { standing } from '../steps/restore-flow.ts';
import type { Work } from '../work.ts';
import { nameOf } from './apart.ts';
import { lookFor } from './find.ts';
import { tidy } from './tidy.ts';

/** Throws `name-taken` while new mail bears the name: it keeps it, and nothing is renamed. */
export async function assertNameFree(host: Host, job: Job, message: Message): Promise<void> {
  const folder = folderOf(job, message, 'spool');
  const entries = await host.files.look(folder, message.parts);
  if (entries.every((entry) => entry === null)) return;
  throw nameTaken(message);
}

function nameTaken(message: Message): Problem {
  return new Problem('name-taken', `New mail in the spool bears the name of ${nameOf(message)}.`, {
    untouched: 'The message is still set apart.',
    next: 'Ask again when that mail has left the spool.',
  });
}

/**
 * A message that was set apart goes back to its queue. Like every move it is made while the service is proved
 * down and fenced. A service that ran is started again and watched as in a round: when it falls with the
 * message, that is set apart again, and the service is started without it. Safe to repeat: an interrupted one
 * is simply made again. Gives what came of it, for people, and whether the message is back.
 */
export async function putBack(work: Work, message: Message): Promise<{ back: boolean; saying: string }> {
  const { up } = work.job.disposing!;
  await bringDown(work);
  const found = await lookFor(work, message);
  if (found.life === 'poison') {
    const { stayed } = await moveMessages(work, poisonBack, onePage([found]));
    if (stayed.size > 0) return await notMoved(work, found, up);
  }
  await setIndexAside(work);
  if (!up) {
    await unfence(work);
    return {
      back: true,
      saying: `${nameOf(message)} is back in its queue; the service was down and is left so.`,
    };
  }
  const observation = await startAndObserve(work, watchSeconds(work), 'with the message put back');
  if (observation.verdict === 'stable' && !hangsOn(work, found, observation)) {
    const { life } = await lookFor(work, found);
    await standing(work, observation.processes, life === 'taken' ? 1 : 0);
    return {
      back: true,
      saying: `${nameOf(message)} was put back, ${wordFor[life] ?? 'and is in its queue'}; the service stays up.`,
    };
  }
  return await undo(work, found, observation);
}

const wordFor: Record<string, string> = {
  taken: 'was taken by the service',
  setAside: 'was put into its own failure folder by the service',
};

/** It is up, and held this message open all the time. */
function hangsOn(work: Work, message: Message, { stuckOn }: Observation): boolean {
  const folder = folderOf(work.job, message, 'spool');
  return message.parts.some((part) => stuckOn.includes(join(folder, part)));
}

/** It falls with the message, as before: out again with it, so that the other mail flows. */
async function undo(
  work: Work,
  message: Message,
  { seen }: Observation,
): Promise<{ back: boolean; saying: string }> {
  await work.tell('put-back.fell', { id: message.id, seen });
  await bringDown(work);
  const found = await lookFor(work, message);
  if (found.life !== 'returned') await work.mark([found.seq], { maybeDoubled: true });
  else await moveMessages(work, apartAgain, onePage([found]));
  await setIndexAside(work);
  const where =
    found.life === 'returned' ? 'is set apart again' : 'left the spool all the same and may be doubled';
  const up = await startAgain(work);
  return {
    back: found.life !== 'returned',
    saying: `The service does not stand with ${nameOf(message)} (${seen[0] ?? 'no reason seen'}): it ${where}. ${up}`,
  };
}

async function notMoved(work: Work, message: Message, up: boolean): Promise<never> {
  if (up) await startAgain(work);
  else await unfence(work);
  throw nameTaken(message);
}

async function startAgain(work: Work): Promise<string> {
  const observation = await startAndObserve(work, watchSeconds(work), 'without the message');
  if (observation.verdict === 'stable') {
    await standing(work, observation.processes);
    return 'The service is up without it.';
  }
  await bringDown(work);
  await unfence(work);
  return 'The service falls without it too, and is left down: ask for diagnose.';
}

/** What a put-back made on the host is removed again, and the spool is free for another owner. */
export async function endPutBack(work: Work, message: Message): Promise<void> {
  await tidy(work, message);
  await removeFootprint(work);
  await unfence(work);
  await work.recount();
  await releaseClaim(work);
  await work.host.settle?.();
}
