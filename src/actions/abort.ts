import type { ActionOptions } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import { bringDown } from './steps/bring-down.ts';
import { closeJob } from './steps/close-job.ts';
import { unfence } from './steps/fence.ts';
import { look } from './steps/look.ts';
import { giveBack, hold, moveMessages, poisonBack, setApart } from './steps/moves.ts';
import { startAndObserve, watchSeconds } from './steps/observe.ts';
import { standing } from './steps/restore-flow.ts';
import { verify } from './steps/verify.ts';
import { descentSteps } from './stop.ts';
import type { Work } from './work.ts';

/**
 * Undo at any point: every message back where the ledger says. Poison that is known stays out unless asked
 * for. The service is started only when all poison is known and out; else starting it would be one more
 * crash, and the answer says that it is left down.
 */
export async function abort(work: Work, options: ActionOptions): Promise<void> {
  const ended = work.job.state === 'isolated';
  const { ran } = await bringDown(work);
  await look(work, { serviceRan: ran, origin: 'arrived', accept: options.accept });
  // What was seen of an empty spool says nothing of one with mail in it.
  await work.save({ emptyFalls: 0 });
  if (options.poison === 'back')
    await moveMessages(work, poisonBack, work.store.ledger.pages(work.job.id, { life: ['poison'] }));
  else {
    await moveMessages(
      work,
      hold,
      work.store.ledger.pages(work.job.id, { life: ['released', 'returned'], thought: ['poison'] }),
    );
    await moveMessages(
      work,
      setApart,
      work.store.ledger.pages(work.job.id, { life: ['held'], thought: ['poison'] }),
    );
  }
  const differing = await verify(work);
  const back = await moveMessages(work, giveBack, work.store.ledger.pages(work.job.id, { life: ['held'] }));
  await work.recount();
  if (back.stayed.size > 0) return await waiting(work, back.stayed.size);
  const said =
    ended && options.poison !== 'back' && work.job.counts.poison > 0
      ? await startAgain(work)
      : await leaveDown(work);
  await closeJob(
    work,
    'aborted',
    'aborted',
    `All held mail is back where it was. ${said}${differing === 0 ? '' : ` ${differing} DIFFER from what was found; the events name them.`}`,
  );
}

async function startAgain(work: Work): Promise<string> {
  const observation = await startAndObserve(work, watchSeconds(work), 'abort');
  if (observation.verdict === 'stable') {
    await standing(work, observation.processes);
    await look(work, { serviceRan: true, origin: 'arrived' });
    return `The poison stays out (${work.job.counts.poison}), and the service is up.`;
  }
  await bringDown(work);
  return await leaveDown(work);
}

async function leaveDown(work: Work): Promise<string> {
  await unfence(work);
  return 'The service is down, as the poison may be back in the spool; nothing keeps it from being started.';
}

async function waiting(work: Work, count: number): Promise<void> {
  await work.save({
    state: 'stuck',
    waitingFor: 'operator',
    saying: `${count} held message${count === 1 ? '' : 's'} cannot return: new mail bears the same name. Move that mail away or let the service take it, then ask for abort again.`,
  });
}

export async function planAbort(work: Work): Promise<Plan> {
  const { held } = work.job.counts;
  return {
    action: 'abort',
    sentence: `Puts ${held} held messages back and removes what this recovery made; the service is left down unless all poison is known and out.`,
    moves: [{ from: 'holding', to: 'spool', messages: held, examples: [] }],
    steps: descentSteps(work),
    expected: { crashes: 0, rounds: 0, minutes: 1 },
  };
}
