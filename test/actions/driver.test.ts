import assert from 'node:assert/strict';
import test from 'node:test';
import { jobView } from '../../src/http/views/job.ts';
import { jobText } from '../../src/http/views/job-text.ts';
import type { Job } from '../../src/recovery/job.ts';
import { until } from '../peers/exchange/index.ts';
import { caller } from './house.ts';
import { type UnheardOf, unheardOf } from './unheard-of.ts';

const bob = { who: 'bob', requestId: 'test' };
const read = async ({ store }: UnheardOf): Promise<Job> => (await store.jobs.lastOf('MAIL01'))!;
const lines = (job: Job): string => jobText(jobView(job, []), new Date());

test('the job says who drives, since when and why; the next shift takes over and the reason stays', async (t) => {
  const house = await unheardOf(t);
  for (const name of ['a', 'b', 'c']) house.daemon.plant(`in/${name}`);
  house.daemon.plant('in/jam', 'poison');
  await house.daemon.start();
  const first = await house.act('stop', { reason: 'INC-4711' });
  assert.deepEqual([first.driver.by, first.driver.who, first.driver.reason], ['hand', 'ann', 'INC-4711']);
  assert.equal(first.oldestHeldAt, null);
  const second = await house.act('quarantine');
  assert.deepEqual(second.driver, first.driver, 'the same hand, since it took the wheel');
  assert.ok(second.oldestHeldAt! >= second.driver.since);
  assert.match(
    lines(second),
    / {2}ann drives by hand since \d\d:\d\d \(INC-4711\); oldest held mail \d\d:\d\d\n/,
  );

  const { done } = await house.actions.act('MAIL01', 'next-bisect-round', { round: 1 }, bob);
  const third = await done;
  assert.deepEqual([third.driver.who, third.driver.reason], ['bob', 'INC-4711']);
  assert.ok(third.driver.since > second.driver.since);
  const ended = await house.act('recover', { reason: 'INC-4712' });
  assert.deepEqual([ended.state, ended.driver.by, ended.driver.reason], ['finalized', 'recover', 'INC-4712']);
  assert.equal(ended.oldestHeldAt, null);

  const events = await house.store.events.since(ended.id, 0, 1000);
  const told = events.filter(({ type }) => type === 'action.started').map(({ data }) => data);
  assert.deepEqual(
    told.slice(0, 3).map(({ action, by, reason }) => [action, by, reason]),
    [
      ['stop', 'ann', 'INC-4711'],
      ['quarantine', 'ann', 'INC-4711'],
      ['next-bisect-round', 'bob', 'INC-4711'],
    ],
  );
  assert.ok(told.slice(3).every(({ by, reason }) => by === 'ann' && reason === 'INC-4712'));
});

test('whoever pauses drives from then on, with a reason; resumed, `recover` drives for whoever resumed it', async (t) => {
  const house = await unheardOf(t);
  house.daemon.plant('in/a');
  house.daemon.plant('in/jam', 'poison');
  await house.daemon.start();
  const act = await house.actions.act('MAIL01', 'recover', { reason: 'INC-4711' }, caller);
  await until('it is under way', async () => (await read(house)).running !== null);
  const paused = await house.actions.pause('MAIL01', bob, 'the vendor looks');
  assert.deepEqual(
    [paused.driver.by, paused.driver.who, paused.driver.reason],
    ['hand', 'bob', 'the vendor looks'],
  );
  const left = await act.done;
  assert.deepEqual([left.driver.who, left.recovering?.paused], ['bob', true]);
  const resumed = await house.actions.resume('MAIL01', caller, 'go on');
  const job = await resumed.done;
  assert.deepEqual([job.driver.by, job.driver.who, job.driver.reason], ['recover', 'ann', 'go on']);
});
