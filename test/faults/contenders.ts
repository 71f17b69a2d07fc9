import type { Act } from '../../src/actions/contract.ts';
import type { Runner } from '../../src/actions/index.ts';
import { Before } from './before.ts';
import { faultsOf } from './history/account.ts';
import { Life } from './history/fate.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { World } from './simulated/world.ts';

export const caller = { who: 'ann', requestId: 'test' };
export const plain = { host: <T>(host: T) => host, store: <T>(store: T) => store };

export async function jammed(...memories: MemoryStore[]): Promise<World> {
  const world = new World('MAIL01', { poison: 'load' }, { good: 3, poison: 1 });
  for (const memory of memories) await world.registerIn(memory);
  await world.open();
  return world;
}

/** Null when it went well, else why not. */
export async function failureOf(acting: Promise<Act>): Promise<Error | null> {
  try {
    await (await acting).done;
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** Two that take one spool over, of whom one must have it. */
interface Contention {
  /** Of the first, when nobody comes between. */
  calls: number;
  faults: string[];
}

/** The stores of two Unjams that know of the same server. */
interface Stores {
  mine: MemoryStore;
  theirs: MemoryStore;
}

/**
 * Unjam starts again and takes its recovery up; just before one of its calls another Unjam adopts the spool, as if
 * the store of the first were lost. Then both go on.
 */
async function contend(at: number): Promise<Contention> {
  const stores: Stores = { mine: new MemoryStore(), theirs: new MemoryStore() };
  const { mine, theirs } = stores;
  const world = await jammed(mine, theirs);
  await failureOf(world.unjam(mine.asStore(), plain).act('MAIL01', 'quarantine', {}, caller));
  // The poison and another one: the service falls, and what it did not take goes back to holding.
  const release = mine
    .accounts('MAIL01')[0]!
    .messages.filter((m) => m.seq <= 2)
    .map((m) => m.id);
  const life = new Life();
  const pass = (): void => world.clock.pass(1);
  const sleeper = new Before(at, pass, () => life.sleep());
  const first = world.unjam(mine.asStore(), sleeper);
  const goesOn = failureOf(first.act('MAIL01', 'next-bisect-round', { round: 1, release }, caller));
  await Promise.race([goesOn, life.sleeps]);
  if (!life.hasSlept) return { calls: sleeper.calls, faults: faultsOf(world, mine, { verdicts: false }) };
  world.slept = true;
  const heir = world.unjam(theirs.asStore(), plain, 'heir');
  const refused = await failureOf(heir.act('MAIL01', 'adopt', {}, caller));
  const faults = refused === null ? [] : [`the heir was refused: ${refused}`];
  const { moves } = world;
  life.wake();
  const failed = await goesOn;
  const moved = world.moves - moves;
  return { calls: 0, faults: [...faults, ...(await ended(world, stores, { first, failed, moved }, heir))] };
}

/**
 * Both are asked to end it. The heir has the spool, and then the first moved nothing any more; or it has lost it, and
 * then it touches nothing, and the first ends it.
 */
async function ended(
  world: World,
  { mine, theirs }: Stores,
  { first, failed, moved }: { first: Runner; failed: Error | null; moved: number },
  heir: Runner,
): Promise<string[]> {
  const { isUp } = world.service;
  const refused = await failureOf(heir.act('MAIL01', 'abort', {}, caller));
  if (refused === null) {
    const both = moved === 0 ? [] : [`both have the spool: ${moved} files were moved by the first`];
    return [...both, ...faultsOf(world, theirs, { verdicts: false })];
  }
  const touched = world.service.isUp === isUp ? [] : [`the heir stops the service: ${refused}`];
  const none = failed === null ? [] : [`none has the spool: ${failed}; ${refused}`];
  await failureOf(first.act('MAIL01', 'abort', {}, caller));
  return [...touched, ...none, ...faultsOf(world, mine, { verdicts: false })];
}

/** Contends before every call in turn. Gives how often, and what went wrong first. */
export async function contentions(): Promise<{ takeovers: number; fault: string | null }> {
  const { calls } = await contend(Number.POSITIVE_INFINITY);
  for (let at = 1; at <= calls; at += 1) {
    const { faults } = await contend(at);
    if (faults.length > 0)
      return { takeovers: at, fault: [`adopted before call ${at}`, ...faults].join('\n') };
  }
  return { takeovers: calls, fault: null };
}
