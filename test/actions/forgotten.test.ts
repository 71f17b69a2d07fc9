import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { Runner } from '../../src/actions/index.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { openStore } from '../../src/store/index.ts';
import { sampleJob } from '../http/sample.ts';
import { newFolder } from '../store/folder.ts';

const start = Date.parse('2026-11-23T03:00:00.000Z');
const minute = 60_000;

/** A store whose clock stands where the test puts it. */
async function still() {
  const time = { at: start };
  const now = () => new Date(time.at);
  const folder = newFolder();
  const open = () => openStore({ folder }, now);
  const runner = (store: Store) =>
    new Runner({
      ...{ store, clock: { ...systemClock, now }, installation: 'test', log: { error: () => {} } },
      openHost: async () => assert.fail('no host is asked'),
      profile: async () => null,
    });
  return { time, open, runner };
}

async function reminders(store: Store): Promise<Record<string, unknown>[]> {
  const events = await store.events.since('bcdfghjkmnpq', 0, 100);
  return events.filter(({ type }) => type === 'job.forgotten').map(({ data }) => data);
}

test('mail that lies in holding while nobody moves is told of once per half hour, over a restart too', async () => {
  const { time, open, runner } = await still();
  const first = await open();
  await first.jobs.open(sampleJob());
  await first.events.append('bcdfghjkmnpq', 'round.judged', {});
  const before = runner(first);
  time.at = start + 30 * minute - 1;
  await before.remind();
  assert.deepEqual(await reminders(first), []);
  time.at = start + 30 * minute;
  await before.remind();
  await before.remind();
  assert.equal((await reminders(first)).length, 1);
  await first.close();

  const second = await open();
  const after = runner(second);
  time.at = start + 59 * minute;
  await after.remind();
  assert.equal((await reminders(second)).length, 1);
  time.at = start + 60 * minute;
  await after.remind();
  assert.equal((await reminders(second)).length, 2);
  const [told] = await reminders(second);
  const silentSince = '2026-11-23T03:00:00.000Z';
  assert.deepEqual([told?.held, told?.oldestHeldAt], [488, '2026-11-23T03:09:00.000Z']);
  assert.equal(told?.silentSince, silentSince);
  await second.close();
});

test('a recovery that holds nothing, moved lately or has ended is not forgotten', async () => {
  const { time, open, runner } = await still();
  const store = await open();
  await store.jobs.open(sampleJob({ id: 'bcdfghjkmnpq', oldestHeldAt: null }));
  const ended = sampleJob({ id: 'ended', server: 'MAIL02', state: 'aborted' });
  await store.jobs.open(ended);
  await store.jobs.open(sampleJob({ id: 'lately', server: 'MAIL03' }));
  time.at = start + 60 * minute;
  await store.events.append('lately', 'job.note', {});
  await runner(store).remind();
  for (const job of ['bcdfghjkmnpq', 'ended', 'lately']) {
    const types = (await store.events.since(job, 0, 10)).map(({ type }) => type);
    assert.ok(!types.includes('job.forgotten'), job);
  }
  await store.close();
});
