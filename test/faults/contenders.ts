import type { Act } from '../../src/actions/contract.ts';
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
export async function failureOf(acting: Promise<Act>): Promise<unknown> {
  try {
    await (await acting).done;
    return null;
  } catch (error) {
    return error;
  }
}

/** Two that take one spool over, of whom one must have it. */
interface Contention {
  /** Of the first, when nobody comes between. */
  calls: number;
  faults: string[];
}

/**
 * Unjam starts again and takes its recovery up; just before one of its calls another Unjam adopts the spool, as if
 * the store of the first were lost. Then both go on.
 */
export async function contend(at: number): Promise<Contention> {
  const [mine, theirs] = [new MemoryStore(), new MemoryStore()];
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
  const { moves } = world;
  life.wake();
  const firstFails = await goesOn;
  const moved = world.moves - moves;
  const { isUp } = world.service;
  const heirFails = await failureOf(heir.act('MAIL01', 'abort', {}, caller));
  const faults = refused === null ? [] : [`the heir was refused: ${refused}`];
  if (heirFails === null) {
    if (moved > 0) faults.push(`both have the spool: ${moved} files were moved by the first`);
    return { calls: 0, faults: [...faults, ...faultsOf(world, theirs, { verdicts: false })] };
  }
  if (world.service.isUp !== isUp)
    faults.push(`the heir has lost the spool, and stops the service: ${heirFails}`);
  if (firstFails !== null) faults.push(`none has the spool: ${firstFails}; ${heirFails}`);
  await failureOf(first.act('MAIL01', 'abort', {}, caller));
  return { calls: 0, faults: [...faults, ...faultsOf(world, mine, { verdicts: false })] };
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
