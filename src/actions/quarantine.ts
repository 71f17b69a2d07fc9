import type { Found } from '../recovery/comparison.ts';
import type { ActionOptions, QuarantineStrategy } from '../recovery/job.ts';
import { folderOf, holdingPath, inQueue } from '../recovery/layout.ts';
import type { Message } from '../recovery/message.ts';
import { join, toText } from '../recovery/names.ts';
import type { Plan } from '../recovery/plan.ts';
import { Problem } from '../recovery/problems.ts';
import { ahead } from './steps/ahead.ts';
import { bringDown } from './steps/bring-down.ts';
import { entered } from './steps/enter.ts';
import { escalate } from './steps/escalate.ts';
import { firstRound } from './steps/first-round.ts';
import { prepareHolding } from './steps/folders.ts';
import { openNow } from './steps/in-use.ts';
import { setIndexAside } from './steps/index-aside.ts';
import { listQueue } from './steps/listing.ts';
import { look } from './steps/look.ts';
import { hold, moveMessages } from './steps/moves.ts';
import { fallsOnNewMail, intakeMustClose } from './steps/new-mail.ts';
import { startAndTest, watchSeconds } from './steps/observe.ts';
import { hasPlayed } from './steps/played.ts';
import { preflight } from './steps/preflight.ts';
import { proveEmpty } from './steps/prove-empty.ts';
import { standing, testRemark } from './steps/restore-flow.ts';
import { resumeRound } from './steps/resume-round.ts';
import { descentSteps } from './stop.ts';
import type { Work } from './work.ts';

/**
 * Steps 2 to 6 of the article: the messages go aside, the index goes aside, the service starts without
 * them. If it stays up, the poison is in the spool and new mail already flows. If it falls twice with
 * nothing to read, the spool is not to blame.
 */
export async function quarantine(work: Work, options: ActionOptions): Promise<void> {
  const strategy = strategyOf(options);
  if ((await isOver(work)) || (await goneOn(work, options))) return;
  await preflight(work);
  // Written down before the kill: after it nothing is open any more.
  if (strategy === 'in-use') await noteInUse(work);
  const { ran } = await work.within('stop', () => bringDown(work));
  // A new try; of one that a death of ours cut short the falls count.
  const anew = work.job.state === 'stopped' ? {} : { emptyFalls: 0, advice: [] };
  await work.save({ ...anew, state: 'stopped', quarantine: strategy });
  await prepareHolding(work);
  await work.say('taking stock of the spool');
  const first = strategy === 'all' && (await work.store.ledger.lastSeq(work.job.id)) === 0;
  if (first) return await holdAll(work, ahead(entered(work, wholeSpool(work), 'found')));
  await look(work, { serviceRan: ran, origin: 'found', accept: options.accept });
  if (strategy === 'all') return await holdAll(work, inSpool(work));
  await holdSome(work, strategy, options);
}

/** An earlier process of ours came to the end of this very action, and died before it could say so. */
async function isOver(work: Work): Promise<boolean> {
  const { state, running } = work.job;
  if (state === 'quarantined') return true;
  return (state === 'escalated' && running?.before.state !== 'escalated') || (await hasPlayed(work));
}

/** Goes on with the round of a short road on which an earlier process of ours had started the service. */
async function goneOn(work: Work, options: ActionOptions): Promise<boolean> {
  if (work.job.state !== 'bisecting') return false;
  const begun = (await work.store.rounds.list(work.job.id)).find((round) => round.phase !== 'done');
  if (begun === undefined || begun.phase === 'releasing') return false;
  await resumeRound(work, begun, options);
  return true;
}

/** Everything in the queues, page by page: a first stock of a large spool is moved while it is taken. */
async function* wholeSpool(work: Work): AsyncIterable<Found[]> {
  for (const queue of work.job.spec.queues) {
    for await (const { folder, units } of listQueue(work.host, work.job.spec, queue, new Map())) {
      yield units.map((unit) => ({ place: 'spool', queue: queue.name, folder, unit }));
    }
  }
}

/** The article's way: everything goes aside. */
async function holdAll(work: Work, messages: AsyncIterable<Message[]>): Promise<void> {
  let onNewMail = 0;
  for (let toHold = messages; work.job.emptyFalls < 2; toHold = inSpool(work)) {
    await moveMessages(work, hold, toHold);
    await work.recount();
    await setIndexAside(work);
    const observation = await startAndTest(work, watchSeconds(work), 'the spool is aside');
    if (observation.verdict === 'stable') {
      await standing(work, observation.processes, 0, observation.tested);
      await work.recount();
      await work.save({
        state: 'quarantined',
        emptyFalls: 0,
        saying: `It stays up without the ${work.job.counts.held} held messages: the poison is among them.${testRemark(work.job.flow)}`,
      });
      return;
    }
    await bringDown(work);
    const seen = await look(work, { serviceRan: true, origin: 'arrived' });
    if (seen.arrived.length > 0) {
      onNewMail += 1;
      if (onNewMail < fallsOnNewMail) continue;
      return await leaveDown(work);
    }
    await proveEmpty(work);
    await work.save((job) => ({ emptyFalls: job.emptyFalls + 1 }));
    await work.tell('quarantine.fell', { emptyFalls: work.job.emptyFalls, seen: observation.seen });
  }
  await escalate(work);
}

/** Nothing of the spool is lost by it: all of it is held, and the service is down. */
async function leaveDown(work: Work): Promise<void> {
  await moveMessages(work, hold, inSpool(work));
  await work.recount();
  await work.save({ state: 'stuck', waitingFor: 'operator', saying: intakeMustClose('quarantine') });
}

/** The short roads: only what the evidence names goes aside. What happens then is the first round. */
async function holdSome(work: Work, strategy: QuarantineStrategy, options: ActionOptions): Promise<void> {
  const { inUse, named } = work.job.evidence;
  const paths = new Set(strategy === 'index-only' ? [] : inUse);
  const names = new Set(strategy === 'suspects' ? named : []);
  const chosen: Message[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['released', 'returned', 'held'] }))
    chosen.push(...page.filter((m) => isNamed(work, m, paths, names)));
  if (strategy !== 'index-only' && chosen.length === 0) throw noSuspects(strategy);
  await firstRound(work, chosen, options);
}

function isNamed(work: Work, message: Message, paths: Set<string>, names: Set<string>): boolean {
  if (names.has(toText(message.name))) return true;
  const folder = folderOf(work.job, message, 'spool');
  return message.parts.some((part) => paths.has(join(folder, part)));
}

/** The article's Note: what the locked service has open now. A working service is never probed so. */
async function noteInUse(work: Work): Promise<void> {
  const service = await work.host.service.look();
  const open = await openNow(work.host, service);
  const known = [...open, ...work.job.evidence.inUse].flatMap((path) => inQueue(work.job.spec, path) ?? []);
  if (known.length === 0) throw noSuspects('in-use');
  await work.save((job) => ({ evidence: { ...job.evidence, inUse: [...new Set(known)] } }));
}

function noSuspects(strategy: QuarantineStrategy): Problem {
  return new Problem(
    'action-not-allowed',
    `No message of the spool is ${strategy === 'in-use' ? 'in use' : 'named or in use'}, so "${strategy}" has nothing to set aside.`,
    {
      untouched: 'No message was moved.',
      next: 'Ask for quarantine with {"strategy": "all"}.',
    },
  );
}

async function* inSpool(work: Work): AsyncIterable<Message[]> {
  yield* work.store.ledger.pages(work.job.id, { life: ['released', 'returned'] });
}

function strategyOf(options: ActionOptions): QuarantineStrategy {
  const asked = options.strategy ?? 'all';
  return asked === 'adaptive' || asked === 'halving' ? 'all' : asked;
}

export async function planQuarantine(work: Work, options: ActionOptions): Promise<Plan> {
  await preflight(work);
  const strategy = strategyOf(options);
  const moves: Plan['moves'] = [];
  for (const queue of strategy === 'all' ? work.job.spec.queues : []) {
    const move = {
      from: toText(queue.path),
      to: toText(holdingPath(work.job, queue)),
      messages: 0,
      examples: [] as string[],
    };
    for await (const { units } of listQueue(work.host, work.job.spec, queue, new Map())) {
      move.messages += units.length;
      if (move.examples.length < 5) move.examples.push(...units.slice(0, 5).map((u) => toText(u.name)));
    }
    moves.push(move);
  }
  const total = moves.reduce((sum, m) => sum + m.messages, 0);
  return {
    action: 'quarantine',
    sentence: `Brings the service down, moves ${strategy === 'all' ? `${total} messages` : `what is ${strategy}`} aside, starts the service and watches it for ${watchSeconds(work)} s.`,
    moves,
    steps: [
      ...descentSteps(work),
      ...work.job.spec.index
        .filter((i) => i.policy === 'set-aside')
        .map((i) => `set the index ${toText(i.path)} aside`),
      ...(work.host.service.canFence ? [`unfence: ${work.host.service.describe('unfence')}`] : []),
      `start: ${work.host.service.describe('start')}`,
    ],
    expected: { crashes: 0, rounds: 0, minutes: Math.ceil((watchSeconds(work) + 10) / 60) },
  };
}
