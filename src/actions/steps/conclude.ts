import { type Decision, decide } from '../../bisect/index.ts';
import type { ActionOptions, JobState } from '../../recovery/job.ts';
import type { Thought } from '../../recovery/message.ts';
import type { Work } from '../work.ts';
import { bound, engineOptions, historyOf } from './history.ts';
import { watchSeconds } from './observe.ts';

/** Asks the engine what is known now, without writing anything. */
export async function ask(work: Work, options: ActionOptions): Promise<Decision> {
  return decide(await historyOf(work), { ...engineOptions(work, options), pinned: await bound(work) });
}

/**
 * Brings ledger and job up to date with what the engine thinks now. Everything is derived anew from the
 * stored rounds, so that a verdict corrected by hand corrects all that followed from it.
 */
export async function conclude(work: Work, options: ActionOptions): Promise<Decision> {
  const decision = await ask(work, options);
  await writeThoughts(work, decision);
  await work.recount();
  const done = (await work.store.rounds.list(work.job.id)).length;
  await work.save({
    rounds: { done, ...expectation(work, decision) },
    state: stateAfter(work, decision, done),
    saying: decision.next === 'release' ? decision.why : decision.sentence,
  });
  return decision;
}

function stateAfter(work: Work, decision: Decision, rounds: number): JobState {
  if (decision.next === 'release') return rounds === 0 ? work.job.state : 'bisecting';
  return decision.because === 'limit-reached' ? 'bisecting' : 'isolated';
}

/** Rounds and minutes to be expected; a round costs its watch, a stop and a start. */
function expectation(
  work: Work,
  decision: Decision,
): { least: number; likely: number; most: number; minutes: number } {
  if (decision.next !== 'release') return { least: 0, likely: 0, most: 0, minutes: 0 };
  const { least, likely, most } = decision.expected;
  const perRound = watchSeconds(work) + Math.min(10, work.job.spec.timing.startSeconds);
  return { least, likely, most, minutes: Math.ceil((likely * perRound) / 60) };
}

async function writeThoughts(work: Work, decision: Decision): Promise<void> {
  const { standing } = decision;
  const thought = new Map<number, Thought>();
  for (const id of standing.suspects) thought.set(Number(id), 'suspect');
  for (const id of standing.unproven) thought.set(Number(id), 'unproven');
  for (const id of standing.cleared) thought.set(Number(id), 'cleared');
  for (const id of standing.poison) thought.set(Number(id), 'poison');

  const changed = new Map<Thought, number[]>();
  for await (const page of work.store.ledger.pages(work.job.id)) {
    for (const message of page) {
      const now = thought.get(message.seq);
      if (now === undefined || now === message.thought) continue;
      const seqs = changed.get(now);
      if (seqs === undefined) changed.set(now, [message.seq]);
      else seqs.push(message.seq);
    }
  }
  for (const [now, seqs] of changed) await work.mark(seqs, { thought: now, confidence: null, why: null });
  if (decision.next === 'release') return;
  for (const accusation of decision.poison) {
    const { confidence, why } = accusation;
    await work.mark(accusation.ids.map(Number), { confidence, why });
  }
}
