import assert from 'node:assert/strict';
import test from 'node:test';
import { standing } from './listing.ts';
import { poisonOf, readsAtStart, type UnheardOf, unheardOf } from './unheard-of.ts';

const line = ({ daemon }: UnheardOf, name: string) =>
  standing(`${daemon.root}/in`).find((one) => one.startsWith(`${name} `));

test('new mail keeps its name: the held message waits, finalize says so, and a later one completes', async (t) => {
  const house = await unheardOf(t, { profile: readsAtStart, daemon: { names: true } });
  const { daemon } = house;
  for (const name of ['a', 'b', 'c']) daemon.plant(`in/${name}`, 'waits');
  daemon.plant('in/jam', 'poison');
  daemon.wait(true);
  await daemon.start();
  const old = line(house, 'b');
  await house.act('quarantine');
  daemon.plant('in/b', 'waits');
  const fresh = line(house, 'b');
  assert.notEqual(fresh, old);

  const first = await house.act('recover');
  assert.deepEqual(
    [first.state, first.waitingFor, first.counts.waiting],
    ['isolated', 'operator', 1],
    first.saying,
  );
  assert.match(first.saying, /1 held message cannot return yet: new mail bears the same name/);
  assert.deepEqual(await poisonOf(house, first), ['in/jam']);
  assert.equal(line(house, 'b'), fresh, 'the new mail is untouched');
  assert.ok(daemon.isUp(), 'mail flows meanwhile');
  const again = await house.act('finalize');
  assert.deepEqual(
    [again.state, again.waitingFor, again.counts.held],
    ['isolated', 'operator', 1],
    again.saying,
  );

  daemon.wait(false);
  await daemon.untilDelivered(3);
  daemon.wait(true);
  const job = await house.act('finalize');
  assert.deepEqual(
    [job.state, job.outcome, job.counts.unaccounted],
    ['finalized', 'poison-isolated', 0],
    job.saying,
  );
  assert.equal(line(house, 'b'), old, 'the held one is back');
});

test('the poison is found although it cannot be released: its name is taken, and it waits for nothing', async (t) => {
  const house = await unheardOf(t, { profile: readsAtStart, daemon: { names: true } });
  const { daemon } = house;
  daemon.plant('in/a', 'waits');
  daemon.plant('in/jam', 'poison');
  daemon.wait(true);
  await daemon.start();
  await house.act('quarantine');
  daemon.plant('in/jam', 'waits');
  const fresh = line(house, 'jam');
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome, job.counts.waiting], ['finalized', 'poison-isolated', 0]);
  assert.deepEqual(await poisonOf(house, job), ['in/jam']);
  assert.equal(line(house, 'jam'), fresh, 'the new mail is untouched');
});

test('when a message that waited is poison too, the search goes on from there', async (t) => {
  const house = await unheardOf(t, { profile: readsAtStart, daemon: { names: false } });
  const { daemon } = house;
  daemon.plant('in/a', 'waits');
  daemon.plant('in/jam', 'poison');
  daemon.plant('in/jam2', 'poison');
  daemon.wait(true);
  await daemon.start();
  await house.act('quarantine');
  daemon.plant('in/jam', 'waits');
  const first = await house.act('recover');
  assert.deepEqual([first.waitingFor, first.counts.waiting], ['operator', 1], first.saying);
  daemon.wait(false);
  await daemon.untilDelivered(2);
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.deepEqual((await poisonOf(house, job)).sort(), ['in/jam', 'in/jam2']);
});
