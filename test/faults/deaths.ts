import { caller, failureOf, jammed, plain } from './contenders.ts';
import { play } from './lives.ts';
import { Mortal } from './mortal.ts';
import { scenarios } from './scenarios.ts';
import { MemoryStore } from './simulated/memory-store.ts';

/** What came of a scenario that was played once for every step after which Unjam can die. */
export interface Deaths {
  deaths: number;
  calls: number;
  /** What went wrong first, with its transcript; null where nothing did. */
  fault: string | null;
}

/** The mail service is alone for a moment or for a while: long enough to take mail, and to fall. */
const away = [0, 3000];

export async function deathsOf(name: string): Promise<Deaths> {
  const scenario = scenarios.find((one) => one.name === name)!;
  const clean = await play(scenario, [], 0);
  const from = scenario.from === undefined ? 0 : clean.asked.get(scenario.from)!;
  const points = clean.points.filter((point) => point > from);
  const calls = clean.calls[0]!.length;
  if (clean.faults.length > 0) return { deaths: 0, calls, fault: told('never dies', clean) };
  for (const [n, point] of points.entries()) {
    const course = await play(scenario, [point], away[n % 2]!);
    const extra = course.crashes - clean.crashes;
    if (extra > (scenario.crashes ?? 1)) course.faults.push(`${extra} more crashes`);
    if (course.faults.length > 0)
      return { deaths: n, calls, fault: told(`dies after call ${point}`, course) };
  }
  return { deaths: points.length, calls, fault: null };
}

/**
 * A round is asked for once, and Unjam dies after every step of it in turn; the next one goes on, and the caller who
 * got no answer asks again. Gives where, after how many deaths, another round was played.
 */
export async function playedTwice(): Promise<{ deaths: number; fault: string | null }> {
  const clean = await oneRound(Number.POSITIVE_INFINITY);
  for (const [n, at] of clean.traces.entries()) {
    const { rounds } = await oneRound(at);
    if (rounds !== 1) return { deaths: n, fault: `${rounds} rounds, dead after call ${at}` };
  }
  return { deaths: clean.traces.length, fault: null };
}

async function oneRound(last: number): Promise<{ rounds: number; traces: number[] }> {
  const memory = new MemoryStore();
  const world = await jammed(memory);
  await failureOf(world.unjam(memory.asStore(), plain).act('MAIL01', 'quarantine', {}, caller));
  const life = new Mortal(last, () => world.clock.pass(1));
  const dying = world.unjam(memory.asStore(), life);
  await failureOf(dying.act('MAIL01', 'next-bisect-round', { round: 1 }, caller));
  const next = world.unjam(memory.asStore(), plain);
  await next.takeUp();
  await failureOf(next.act('MAIL01', 'next-bisect-round', { round: 1 }, caller));
  const { id } = memory.accounts('MAIL01').at(-1)!.job;
  return { rounds: (await memory.rounds.list(id)).length, traces: life.traces };
}

function told(when: string, { faults, transcript }: Awaited<ReturnType<typeof play>>): string {
  return [`Unjam ${when}:`, ...transcript, ...faults].join('\n');
}
