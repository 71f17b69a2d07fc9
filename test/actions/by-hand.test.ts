import assert from 'node:assert/strict';
import test from 'node:test';
import type { Cause, Store } from '../../src/recovery/ports/store.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { caller, openHouse } from './house.ts';

/** Another than the one who drives. */
const bob = { who: 'bob', requestId: 'request-2', traceId: 'b'.repeat(32) };

/** A hand beside the one that drives is told of by its own name and call, and so it is to webhooks. */
async function assertCause(store: Store, job: string, after: number, cause: Cause): Promise<void> {
  const events = await store.events.since(job, after, 100);
  assert.ok(events.length > 0);
  for (const event of events) assert.deepEqual(event.cause, cause, event.type);
}

test('a verdict changed by hand changes what is thought of the messages, and back again', async (t) => {
  const house = await openHouse(t, {
    messages: 12,
    poison: ['clean'],
    seed: 6,
    faults: { poison: { when: 'load' } },
  });
  const { exchange, actions, store } = house;
  await exchange.start();
  await house.act('quarantine');
  // The engine may begin with everything; a set chosen by hand does not hold the poison for sure.
  const job = (await store.jobs.lastOf('MAIL01'))!;
  const { items } = await store.ledger.list(job.id, {}, { limit: 100 });
  const poison = new Set(exchange.planted.filter((p) => p.poison).map((p) => p.sha256));
  const release = items
    .filter((m) => !poison.has(m.sha256!))
    .slice(0, 6)
    .map((m) => m.id);
  await house.act('next-bisect-round', { round: 1, release });
  const thoughts = async (): Promise<string[]> =>
    (await store.ledger.list(job.id, {}, { limit: 100 })).items.map(
      (m) => `${m.seq} ${m.thought === 'cleared'}`,
    );
  const before = await thoughts();
  assert.equal((await store.rounds.get(job.id, 1))?.verdict, 'stable');
  const told = (await store.events.latest(job.id))!.seq;
  await actions.correct(job.id, 1, 'unclear', bob, 'the backup ran just then');
  assert.equal((await store.rounds.get(job.id, 1))?.verdictBy, 'bob');
  await assertCause(store, job.id, told, { ...bob, reason: 'the backup ran just then' });
  const back = await actions.correct(job.id, 1, 'stable', caller);
  assert.deepEqual(await thoughts(), before);
  assert.equal(back.state, 'bisecting');
  await assert.rejects(actions.correct(job.id, 9, 'stable', caller), (e) => isProblem(e, 'round-unknown'));
});

test('notes stay with the job, with who left them', async (t) => {
  const house = await openHouse(t, {
    messages: 3,
    poison: ['clean'],
    seed: 6,
    faults: { poison: { when: 'load' } },
  });
  await assert.rejects(house.actions.note('MAIL01', 'nothing is open', caller), (e) =>
    isProblem(e, 'action-not-allowed'),
  );
  await house.exchange.start();
  await house.act('stop', { reason: 'INC-4711' });
  const { id } = (await house.store.jobs.openOf('MAIL01'))!;
  const told = (await house.store.events.latest(id))!.seq;
  const job = await house.actions.note('MAIL01', 'the vendor called back', bob);
  await assertCause(house.store, id, told, { ...bob, reason: 'INC-4711' });
  assert.deepEqual(
    job.notes.map((n) => [n.by, n.text]),
    [['bob', 'the vendor called back']],
  );
});
