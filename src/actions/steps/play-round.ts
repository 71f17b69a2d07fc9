import type { ActionOptions, RoundStrategy } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import type { Round, RoundEvidence } from '../../recovery/round.ts';
import { causeOf } from '../turning-points.ts';
import type { Work } from '../work.ts';
import { bringDown } from './bring-down.ts';
import { conclude } from './conclude.ts';
import { gather, isStuck } from './evidence.ts';
import { setIndexAside } from './index-aside.ts';
import { look, type Seen } from './look.ts';
import { hold, moveMessages, onePage, release } from './moves.ts';
import { type Observation, observeFurther, startAndObserve, watchSeconds } from './observe.ts';
import { restoreFlow, standing } from './restore-flow.ts';
import { allInSpool } from './unproved.ts';

export function blankRound(
  work: Work,
  of: { n: number; kind: Round['kind']; strategy: RoundStrategy; why: string; asked: number[] },
): Round {
  return {
    ...of,
    phase: 'planned',
    released: [],
    verdict: null,
    verdictBy: null,
    evidence: null,
    startedAt: work.isoNow(),
    endedAt: null,
    processes: [],
    bootId: null,
    marks: null,
  };
}

/**
 * One round: prove down, move, index aside, start, observe, judge. Each phase is written down before it
 * begins. `held` are messages that must leave the spool first (the short roads); `round.asked` must enter it.
 */
export async function playRound(
  work: Work,
  round: Round,
  options: ActionOptions,
  held: Message[] = [],
): Promise<Round> {
  if (held.length === 0 && (await asItStands(work, round))) return await watchOn(work, round, options);
  await put(work, round, { phase: 'releasing' });
  const { ran } = await bringDown(work);
  const before = await look(work, { serviceRan: ran, origin: 'arrived', accept: options.accept });
  await moveMessages(work, hold, onePage(held.filter((m) => m.life !== 'held')));
  const asked = await work.store.ledger.bySeq(work.job.id, round.asked);
  await moveMessages(work, release, onePage(asked.filter((m) => m.life === 'held')));
  await setIndexAside(work);
  const released = await allInSpool(work);
  const { bootId } = await work.host.facts();
  await put(work, round, { phase: 'starting', released, bootId, marks: await work.host.logs.mark() });
  const observation = await startAndObserve(work, watchSeconds(work), `round ${round.n}`, (processes) =>
    put(work, round, { phase: 'observing', processes }),
  );
  return await judgeRound(work, round, observation, options, before);
}

/** Whether all that is asked for is in the spool already, and the service that we started still runs. */
async function asItStands(work: Work, round: Round): Promise<boolean> {
  const main = work.job.left.processes[0];
  if (work.job.left.state !== 'up' || main === undefined) return false;
  const asked = await work.store.ledger.bySeq(work.job.id, round.asked);
  if (asked.length === 0 || asked.some((m) => m.life !== 'released')) return false;
  const service = await work.host.service.look();
  return service.processes.some((p) => p.pid === main.pid && p.startedAt === main.startedAt);
}

/** Nothing moves, so nothing is stopped: the service is given more time to read what it has. */
async function watchOn(work: Work, round: Round, options: ActionOptions): Promise<Round> {
  const { processes, bootId } = work.job.left;
  const marks = await work.host.logs.mark();
  await work.save({ marks });
  await put(work, round, {
    phase: 'observing',
    released: await allInSpool(work),
    processes,
    bootId,
    marks,
  });
  const observation = await observeFurther(work, processes, watchSeconds(work), `round ${round.n}`);
  return await judgeRound(work, round, observation, options);
}

/** From what was seen to a verdict, written down; then mail flows again, and the engine is asked anew. */
export async function judgeRound(
  work: Work,
  round: Round,
  observation: Observation,
  options: ActionOptions,
  before: Seen | null = null,
): Promise<Round> {
  // Down first: a watchdog that starts it again would blur what this fall left behind.
  if (observation.verdict !== 'stable') await bringDown(work);
  const evidence = await gather(work, observation, round.released);
  const verdict = isStuck(observation, evidence) ? 'hung' : observation.verdict;
  Object.assign(round, withEarlier(round, evidence, before), { phase: 'judged', verdict });
  await work.write(async (store) => {
    await store.rounds.put(work.job.id, round);
    const told = {
      round: round.n,
      verdict,
      released: round.released.length,
      taken: round.evidence!.taken.length,
      livedSeconds: evidence.livedSeconds,
      fell: evidence.fell,
      seen: evidence.seen,
    };
    await store.events.append(work.job.id, 'round.judged', told, causeOf(work.job));
  });
  return await settleRound(work, round, options);
}

/** Messages that were taken between the last round and this one were read by a service that stayed up. */
function withEarlier(round: Round, evidence: RoundEvidence, before: Seen | null): Partial<Round> {
  if (before === null || before.taken.length === 0) return { evidence };
  return {
    released: [...new Set([...round.released, ...before.taken])],
    evidence: { ...evidence, taken: [...before.taken, ...evidence.taken] },
  };
}

/** What a fall leaves behind beside its verdict: how long to watch from now on, and what was in flight. */
async function remember(work: Work, { verdict, evidence }: Round): Promise<void> {
  if (evidence === null || (verdict !== 'crashed' && verdict !== 'hung')) return;
  const longest = Math.max(work.job.longestCrashSeconds, evidence.livedSeconds);
  await work.save({ longestCrashSeconds: longest });
  await work.mark(evidence.inUse, { maybeDoubled: true });
}

/** Brings mail back to flowing after a fall, and closes the round. Safe to repeat after a restart. */
export async function settleRound(work: Work, round: Round, options: ActionOptions): Promise<Round> {
  await remember(work, round);
  await conclude(work, options);
  if (round.verdict === 'stable') await standing(work, round.processes, round.evidence?.taken.length ?? 0);
  else {
    await work.say(`round ${round.n} ${round.verdict}: starting on what is proved`);
    const whyDown = await restoreFlow(work);
    await conclude(work, options);
    if (whyDown !== null) await work.save({ state: 'stuck', waitingFor: 'operator', saying: whyDown });
  }
  await put(work, round, { phase: 'done', endedAt: work.isoNow() });
  return round;
}

async function put(work: Work, round: Round, ...patches: Partial<Round>[]): Promise<void> {
  Object.assign(round, ...patches);
  await work.write((store) => store.rounds.put(work.job.id, round));
}
