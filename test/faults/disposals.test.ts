import assert from 'node:assert/strict';
import test from 'node:test';
import type { Disposal, Job } from '../../src/recovery/job.ts';
import type { Message } from '../../src/recovery/message.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { Before } from './before.ts';
import { caller, failureOf, plain } from './contenders.ts';
import { Mortal } from './mortal.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { stranger, World } from './simulated/world.ts';

interface Course {
  calls: string[];
  points: number[];
  faults: string[];
}

/** What is decided about which message: `poison` crashes the service again, `good` does not. */
const decisions = [
  ['put-back', 'good', true],
  ['put-back', 'poison', true],
  ['put-back', 'good', false],
  ['delete', 'poison', true],
] as const;

/**
 * A recovery that ended early, with all its messages set apart; then the decision, with an Unjam that dies after
 * so many calls of its own. The next one takes it up, and the caller who got no answer asks again.
 */
async function play([does, which, up]: (typeof decisions)[number], last: number): Promise<Course> {
  const memory = new MemoryStore();
  const store = memory.asStore();
  const world = new World('MAIL01', { poison: 'load' }, { good: 2, poison: 1 });
  await world.registerIn(memory);
  await world.open();
  const job = await closed(world, store);
  if (!up) await world.service.stop();
  const message = await aMessage(store, job, which);
  const asked = { does, message: message.id, reason: 'INC-4711' };
  const life = new Mortal(last, () => world.clock.pass(1));
  const unjam = world.unjam(store, life);
  const first = await ended(unjam.dispose(job.id, asked, caller));
  await unjam.stop();
  if (life.dead) {
    world.clock.pass(500);
    const next = world.unjam(store, new Mortal(Number.POSITIVE_INFINITY, () => world.clock.pass(1)));
    await next.takeUp();
    await (await next.dispose(job.id, asked, caller)).done;
    await next.stop();
  } else if (first instanceof Error) throw first;
  return {
    calls: life.calls,
    points: life.traces,
    faults: await faults(world, store, job, message, does, up),
  };
}

async function ended(act: Promise<{ done: Promise<Job> }>): Promise<Job | Error> {
  try {
    return await (await act).done;
  } catch (error) {
    return error as Error;
  }
}

async function closed(world: World, store: Store): Promise<Job> {
  const unjam = world.unjam(store, new Mortal(Number.POSITIVE_INFINITY, () => world.clock.pass(1)));
  for (const [action, options] of [
    ['quarantine', {}],
    ['finalize', { leaveSuspects: true }],
  ] as const) {
    await (await unjam.act(world.server, action, options, caller)).done;
  }
  await unjam.stop();
  const job = (await store.jobs.lastOf(world.server))!;
  assert.deepEqual([job.state, job.counts.poison], ['finalized', 3], job.saying);
  return job;
}

/** The third message of the world is its poison. */
async function aMessage(store: Store, job: Job, which: 'good' | 'poison'): Promise<Message> {
  const { items } = await store.ledger.list(job.id, {}, { limit: 10 });
  return items.find(({ name }) => (name === 'MAIL0002') === (which === 'poison'))!;
}

async function faults(
  world: World,
  store: Store,
  { id }: Job,
  { seq }: Message,
  does: Disposal['does'],
  up: boolean,
): Promise<string[]> {
  const job = (await store.jobs.get(id))!;
  const [message] = await store.ledger.bySeq(id, [seq]);
  // What was deleted is nowhere, and that is what was asked for.
  const seen = [...world.mailFaults(), ...world.leftBehind(job)];
  const found = seen.filter((fault) => does !== 'delete' || !fault.startsWith('lost: <2@'));
  if (does === 'delete' && job.disposed.length !== 1) found.push('it was not written down as deleted');
  if (does === 'delete' && seen.length !== found.length + 1) found.push('it was not deleted');
  if (job.disposing !== null) found.push(`${does} is still written as under way`);
  if ((await store.journal.unsettled(id)).length > 0) found.push('a batch is without outcome');
  if (world.service.isUp !== up) found.push(up ? 'the service is down' : 'the service was started');
  const { counts } = job;
  const sum = counts.taken + counts.poison + counts.returned;
  if (sum !== counts.found) found.push(`the ledger does not add up: ${JSON.stringify(counts)}`);
  const left = message!.life === 'returned' || message!.life === 'taken';
  if (does === 'put-back' && left !== (message!.name !== 'MAIL0002')) found.push(`it is ${message!.life}`);
  return found;
}

for (const decision of decisions) {
  const [does, which, up] = decision;
  test(`Unjam dies once after every step of: ${does} of a ${which} message, service ${up ? 'up' : 'down'}`, async (t) => {
    const clean = await play(decision, Number.POSITIVE_INFINITY);
    assert.deepEqual(clean.faults, []);
    assert.ok(clean.points.length > 4, clean.calls.join('\n'));
    for (const point of clean.points) {
      const course = await play(decision, point);
      assert.deepEqual(course.faults, [], `dies after call ${point}: ${course.calls.slice(-3).join(', ')}`);
    }
    t.diagnostic(`${clean.points.length} deaths in ${clean.calls.length} calls`);
  });
}

test('another Unjam is kept from the spool while a message is put back, and no longer', async () => {
  const [memory, elsewhere] = [new MemoryStore(), new MemoryStore()];
  const world = new World('MAIL01', { poison: 'load' }, { good: 2, poison: 1 });
  for (const one of [memory, elsewhere]) await world.registerIn(one);
  await world.open();
  const store = memory.asStore();
  const { id } = await closed(world, store);
  const message = (await aMessage(store, (await store.jobs.get(id))!, 'good')).id;
  const rival = world.unjam(elsewhere.asStore(), plain, stranger);
  const rivals: (Error | null)[] = [];
  const ask = async () => {
    rivals.push(await failureOf(rival.act('MAIL01', 'stop', { evenIfHealthy: true }, caller)));
  };
  const unjam = world.unjam(store, new Before('service.start', () => world.clock.pass(1), ask));
  assert.equal(await failureOf(unjam.dispose(id, { does: 'put-back', message, reason: '' }, caller)), null);
  assert.deepEqual([rivals.length, isProblem(rivals[0], 'spool-claimed')], [1, true], String(rivals[0]));
  await ask();
  assert.equal(rivals[1], null);
});
