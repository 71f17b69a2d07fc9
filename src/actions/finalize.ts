import type { Decision } from '../bisect/index.ts';
import type { ActionOptions, Outcome } from '../recovery/job.ts';
import { poisonPath } from '../recovery/layout.ts';
import type { Message, Thought } from '../recovery/message.ts';
import { toText } from '../recovery/names.ts';
import type { Plan } from '../recovery/plan.ts';
import { Problem } from '../recovery/problems.ts';
import { bringDown } from './steps/bring-down.ts';
import { closeJob } from './steps/close-job.ts';
import { ask, conclude } from './steps/conclude.ts';
import { prepareHolding } from './steps/folders.ts';
import { hashPoison } from './steps/hash-poison.ts';
import { setIndexAside } from './steps/index-aside.ts';
import { look } from './steps/look.ts';
import { giveBack, hold, moveMessages, setApart } from './steps/moves.ts';
import { startAndTest, watchSeconds } from './steps/observe.ts';
import { blankRound, judgeRound } from './steps/play-round.ts';
import { writePoisonManifest } from './steps/poison-manifest.ts';
import { standing, testRemark } from './steps/restore-flow.ts';
import { resumeRound } from './steps/resume-round.ts';
import { allInSpool } from './steps/unproved.ts';
import { verify } from './steps/verify.ts';
import { waitForNames } from './steps/waiting.ts';
import { descentSteps } from './stop.ts';
import type { Work } from './work.ts';

/**
 * The end of step 7: every cleared message returns, the poison stays in its own folder outside everything
 * that the service reads, what we made is removed, and the service is seen to work. If it falls now, what
 * was not taken goes back to holding and the search goes on.
 */
export async function finalize(work: Work, options: ActionOptions): Promise<void> {
  const fallen = (await work.store.rounds.list(work.job.id)).find((round) => round.phase !== 'done');
  if (fallen?.kind === 'finalize') {
    await resumeRound(work, fallen, options);
    return;
  }
  const apart = toSetApart(work, options, await standingOf(work, () => conclude(work, options)));
  const { ran } = await bringDown(work);
  // There already, unless the very end of an earlier try took it away: what is held is never unexplained.
  await prepareHolding(work);
  await look(work, { serviceRan: ran, origin: 'arrived', accept: options.accept });
  await moveMessages(work, hold, accused(work, ['released', 'returned'], apart));
  await moveMessages(work, setApart, accused(work, ['held'], apart));
  await hashPoison(work);
  const differing = await verify(work);
  await writePoisonManifest(work);
  const back = await moveMessages(work, giveBack, work.store.ledger.pages(work.job.id, { life: ['held'] }));
  await setIndexAside(work);
  const released = await allInSpool(work);
  const observation = await startAndTest(work, watchSeconds(work), 'finalize');
  if (observation.verdict !== 'stable') {
    await work.save({ state: 'bisecting' });
    await asRound(work, observation, released, options, 'it fell at finalize');
    await work.tell('finalize.fell', { seen: observation.seen });
    return;
  }
  if (back.stayed.size > 0) {
    await asRound(work, observation, released, options, 'some messages wait for their names');
    return await waitForNames(work, back.stayed.size, 'finalize');
  }
  const seen = await look(work, { serviceRan: true, origin: 'arrived' });
  await standing(work, observation.processes, seen.taken.length, observation.tested);
  await closeJob(work, 'finalized', outcome(work, options), finalFlow(work, differing));
}

/** What the engine thinks now; null once the strategy that searched has said it: another one might want a round. */
async function standingOf(work: Work, asked: () => Promise<Decision>): Promise<Decision | null> {
  return work.job.state === 'isolated' ? null : await asked();
}

/** What is set apart: the poison, and the suspects too when the caller ends early. */
function toSetApart(work: Work, options: ActionOptions, decision: Decision | null): Thought[] {
  if (decision === null) return ['poison'];
  const concluded = decision.next === 'conclude' && decision.because !== 'limit-reached';
  if (concluded) return ['poison'];
  if (options.leaveSuspects) return ['poison', 'suspect', 'unproven', 'unknown'];
  throw new Problem(
    'action-not-allowed',
    'The search is not over: some held messages are neither cleared nor proved to be poison.',
    {
      untouched: 'Nothing was moved.',
      next: 'Go on with next-bisect-round, or end early with {"leaveSuspects": true}.',
      extra: { state: work.job.state },
      slip: true,
    },
  );
}

async function* accused(
  work: Work,
  life: ('held' | 'released' | 'returned')[],
  thought: Thought[],
): AsyncIterable<Message[]> {
  // Only held messages are set apart for a suspicion; what lies in the spool of a stable service stays there.
  const thoughts: Thought[] = life.includes('held') ? thought : ['poison'];
  yield* work.store.ledger.pages(work.job.id, { life, thought: thoughts });
}

/** What was seen counts like any other round: new mail was in the spool, and nobody else has tried it. */
async function asRound(
  work: Work,
  observation: Parameters<typeof judgeRound>[2],
  released: number[],
  options: ActionOptions,
  why: string,
): Promise<void> {
  const n = (await work.store.rounds.list(work.job.id)).length + 1;
  const round = blankRound(work, {
    n,
    kind: 'finalize',
    strategy: 'adaptive',
    why,
    asked: [],
  });
  round.released = released;
  await judgeRound(work, round, observation, options);
}

function outcome(work: Work, options: ActionOptions): Outcome {
  const { poison, unaccounted } = work.job.counts;
  if (poison > 0) return options.leaveSuspects ? 'suspects-set-aside' : 'poison-isolated';
  // What another hand took away may have been the poison: nothing is said of the index then.
  if (unaccounted > 0) return 'fixed-by-hand';
  if (work.job.evidence.verdict === 'healthy') return 'nothing-wrong';
  return work.job.footprint.indexCopies.length > 0 ? 'index-was-bad' : 'nothing-wrong';
}

function finalFlow(work: Work, differing: number): string {
  const { counts } = work.job;
  const apart =
    counts.poison === 0
      ? 'No message was set apart.'
      : `${counts.poison} set apart in ${toText(work.job.spec.poisonFolder)}/${work.job.id}.`;
  return `${counts.found + counts.arrived} messages accounted for. ${apart}${differing === 0 ? '' : ` ${differing} DIFFER from what was found; the events name them.`}${testRemark(work.job.flow)}`;
}

export async function planFinalize(work: Work, options: ActionOptions): Promise<Plan> {
  const apart = toSetApart(work, options, await standingOf(work, () => ask(work, options)));
  const held = { back: 0, apart: 0 };
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['held'] })) {
    for (const m of page) held[apart.includes(m.thought) ? 'apart' : 'back'] += 1;
  }
  const queue = work.job.spec.queues[0]!;
  return {
    action: 'finalize',
    sentence: `Returns ${held.back} messages, leaves ${held.apart} set apart, and starts the service.`,
    moves: [
      { from: 'holding', to: 'spool', messages: held.back, examples: [] },
      {
        from: 'holding',
        to: toText(poisonPath(work.job, work.job.spec, queue)),
        messages: held.apart,
        examples: [],
      },
    ],
    steps: [
      ...descentSteps(work),
      `start: ${work.host.service.describe('start')}`,
      'remove what this recovery made on the host',
    ],
    expected: { crashes: 0, rounds: 0, minutes: Math.ceil(watchSeconds(work) / 60) },
  };
}
