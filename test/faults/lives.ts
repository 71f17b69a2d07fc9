import type { Act } from '../../src/actions/contract.ts';
import type { Runner } from '../../src/actions/index.ts';
import type { ActionName, Job } from '../../src/recovery/job.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { everyServer } from '../../src/recovery/sight.ts';
import { Mortal } from './mortal.ts';
import type { Call, Scenario } from './scenarios.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { judged, World } from './simulated/world.ts';

/** How one recovery went whose Unjam died on the way. */
export interface Course {
  /** The calls of every life. */
  calls: string[][];
  /** Of the first life: after which of them it would make a difference to die. */
  points: number[];
  /** Of the first life: how many calls were made when an action was asked for for the first time. */
  asked: Map<ActionName, number>;
  /** What was asked and how it was answered, for people. */
  transcript: string[];
  starts: number;
  crashes: number;
  faults: string[];
}

/** Enough for any recovery of six messages. */
const mostCalls = 40;
/** Milliseconds that pass for the service at each call of a port. */
const callMs = 1;

/**
 * Plays the scenario with an Unjam that dies after each of these numbers of calls, counted from its start.
 * `awayMs`: how long the mail service is alone between a death and the next life.
 */
export async function play(scenario: Scenario, deaths: number[], awayMs: number): Promise<Course> {
  const memory = new MemoryStore();
  const store = memory.asStore();
  const world = new World('MAIL01', scenario.faults, scenario.spool);
  const course: Course = {
    calls: [],
    points: [],
    asked: new Map(),
    transcript: [],
    starts: 0,
    crashes: 0,
    faults: [],
  };
  const lives = [...deaths, Number.POSITIVE_INFINITY];
  try {
    await world.registerIn(memory);
    await world.open();
    await forerun(world, scenario.before ?? []);
    let again: Call | null = null;
    for (const last of lives) {
      const life = new Mortal(last, () => world.clock.pass(callMs));
      const unjam = world.unjam(store, life);
      again = await live(scenario, world, store, life, unjam, again, course);
      course.calls.push(life.calls);
      if (course.calls.length === 1) course.points = life.traces;
      await unjam.stop();
      if (!life.dead) break;
      course.transcript.push(`Unjam dies after ${life.calls.at(-1)}`);
      world.clock.pass(awayMs);
    }
    course.faults.push(...(await faultsAtTheEnd(scenario, world, store)));
  } catch (error) {
    course.faults.push(inFull(error));
  } finally {
    course.starts = world.service.starts;
    course.crashes = world.service.crashes;
  }
  return course;
}

/** Another Unjam, on a store of its own that nobody has any more. */
async function forerun(world: World, calls: Call[]): Promise<void> {
  const lost = new MemoryStore();
  await world.registerIn(lost);
  const first = world.unjam(lost.asStore(), new Mortal(), 'first');
  for (const [action, options] of calls) {
    const { done } = await first.act(world.server, action, options, { who: 'bob', requestId: 'before' });
    await done;
  }
}

/** One life, from its start to its death or the end; gives the call that was under way. */
async function live(
  scenario: Scenario,
  world: World,
  store: Store,
  life: Mortal,
  unjam: Runner,
  interrupted: Call | null,
  course: Course,
): Promise<Call | null> {
  await unjam.takeUp().catch((error: unknown) => {
    if (!life.dead) throw error;
  });
  let retried = interrupted;
  for (let n = 0; n < mostCalls; n += 1) {
    const call: Call | null = retried ?? scenario.next(await store.jobs.lastOf(world.server));
    const again = retried !== null;
    retried = null;
    if (call === null || life.dead) return call;
    if (course.calls.length === 0 && !course.asked.has(call[0])) course.asked.set(call[0], life.calls.length);
    const answer = await ask(unjam, world.server, call, life, again);
    course.transcript.push(`${call[0]} ${JSON.stringify(call[1])}: ${answer}`);
    if (life.dead) return call;
    world.clock.pass(scenario.pauseMs ?? 0);
  }
  throw new Error(`not over after ${mostCalls} calls`);
}

async function ask(
  unjam: Runner,
  server: string,
  [action, options]: Call,
  life: Mortal,
  retried: boolean,
): Promise<string> {
  try {
    const act: Act = await unjam.act(server, action, options, { who: 'ann', requestId: 'test' });
    const job = await act.done;
    return `${act.started ? '' : 'joined, '}${job.state}; ${job.saying}`;
  } catch (error) {
    if (life.dead) return 'no answer';
    // It was ended by the earlier life, which could not say so any more.
    if (retried && action === 'recover' && isProblem(error, 'nothing-wrong')) return error.message;
    throw error;
  }
}

async function faultsAtTheEnd(scenario: Scenario, world: World, store: Store): Promise<string[]> {
  const job = await store.jobs.lastOf(world.server);
  const faults = [...world.mailFaults(), ...world.leftBehind(job)];
  if (job === null) return [...faults, 'there is no job'];
  if (job.state !== scenario.ends) faults.push(`the job ended ${job.state}: ${job.saying}`);
  if (job.running !== null) faults.push(`${job.running.action} is still written as running`);
  if (job.state === 'finalized') {
    faults.push(...judged(world));
    if (!world.service.isUp) faults.push('the service is down');
  }
  const open = await store.journal.unsettled(job.id);
  if (open.length > 0) faults.push(`${open.length} batches are without outcome`);
  const { items } = await store.jobs.list({ server: world.server }, { limit: 10 }, everyServer);
  if (items.length !== 1) faults.push(`${items.length} recoveries were opened`);
  return [...faults, ...ledgerFaults(job)];
}

function ledgerFaults({ counts, state }: Job): string[] {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } = counts;
  const faults: string[] = [];
  const sum = held + released + taken + setAside + poison + returned + unaccounted;
  if (sum !== found + arrived) faults.push(`the ledger does not add up: ${JSON.stringify(counts)}`);
  // Whoever closes it takes over what is still held.
  if (unaccounted > 0 || (held > 0 && state !== 'closed'))
    faults.push(`${unaccounted} unaccounted for, ${held} still held`);
  return faults;
}

function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${inFull(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
