import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import type { ActionName, Job } from '../../src/recovery/job.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { isProblem, Problem } from '../../src/recovery/problems.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import { fingerprint, standing } from './listing.ts';
import { type Oddities, readsAtStart, recoverWhole, type UnheardOf, unheardOf } from './unheard-of.ts';

const message: Profile['message'] = {
  unit: 'group',
  pattern: '^(?<name>.+)\\.(?<part>env|msg)$',
  order: ['env', 'msg'],
};
const names = ['a', 'b', 'line\nbreak', '\xff\xfe'];

/** A spool of two-part messages beside which something lies that is none. */
async function groups(t: TestContext, oddities: Oddities = {}): Promise<UnheardOf> {
  const house = await unheardOf(t, {
    ...oddities,
    daemon: { unit: 'group', names: true, ...oddities.daemon },
    profile: { message, ...readsAtStart },
  });
  for (const name of names) {
    house.daemon.plant(`in/${name}.env`);
    house.daemon.plant(`in/${name}.msg`, 'waits');
  }
  house.daemon.plant('in/README');
  return house;
}

/** Writes down every move: what it took from where, in which order. */
function recorder(moves: { from: string; to: string; names: string[] }[]) {
  return (host: Host): Host => ({
    ...host,
    files: {
      ...host.files,
      move: (from, to, moved) => {
        moves.push({ from, to, names: moved });
        return host.files.move(from, to, moved);
      },
    },
  });
}

test('two parts are one message: they leave in order and return in the opposite one', async (t) => {
  const moves: { from: string; to: string; names: string[] }[] = [];
  const house = await groups(t, { wrap: recorder(moves) });
  house.daemon.plant('in/half.env');
  house.daemon.plant('in/jam.env');
  house.daemon.plant('in/jam.msg', 'poison');
  const job = await recoverWhole(house, 'in/jam.');
  assert.equal(job.counts.found, 6);
  await house.daemon.untilDelivered(8);
  assert.deepEqual(readdirSync(`${house.daemon.root}/in`).sort(), ['README', 'half.env']);
  assert.ok(moves.some((m) => m.from === 'in') && moves.some((m) => m.to === 'in'));
  for (const move of moves) {
    for (const name of names.filter((one) => move.names.includes(`${one}.env`))) {
      const [env, msg] = ['env', 'msg'].map((part) => move.names.indexOf(`${name}.${part}`)) as [
        number,
        number,
      ];
      assert.equal(msg, move.from === 'in' ? env + 1 : env - 1, JSON.stringify(move));
    }
  }
});

test('a service to which half a message is none would be cured falsely: no half is ever left', async (t) => {
  const house = await groups(t);
  const { daemon } = house;
  daemon.plant('in/jam.env', 'poison');
  daemon.plant('in/jam.msg');
  await daemon.start();
  const before = standing(daemon.root);
  const job = await house.act('quarantine');
  assert.equal(job.counts.held, 5);
  // Half of a new message, under the name of a held one: its other half is still being written.
  writeFileSync(`${daemon.root}/in/a.env`, 'new');
  const stuck = await house.act('abort');
  assert.deepEqual([stuck.state, stuck.counts.held, stuck.counts.waiting], ['stuck', 1, 1], stuck.saying);
  assert.deepEqual(holding(house, stuck), ['a.env', 'a.msg'], 'the held one waits whole');
  assert.equal(existsSync(`${daemon.root}/in/a.msg`), false);
  rmSync(`${daemon.root}/in/a.env`);
  const changed = await house.act('abort').catch((e: unknown) => e);
  assert.ok(isProblem(changed, 'changed-by-others'));
  const accept = changed.more.extra?.accept as string;
  assert.equal((await house.act('abort', { accept })).state, 'aborted');
  assert.deepEqual(standing(daemon.root), before);
});

function holding({ daemon }: UnheardOf, job: Job): string[] {
  return readdirSync(`${daemon.root}/in/temp/unjam-${job.id}.g${job.generation}`, {
    encoding: 'latin1',
  }).sort();
}

for (const [action, direction] of [
  ['quarantine', 'leave'],
  ['abort', 'return'],
] as [ActionName, string][]) {
  test(`interrupted in the middle of a message while they ${direction}, it is made whole first`, async (t) => {
    const interruption = { at: '' };
    const house = await groups(t, { wrap: interrupted(interruption) });
    const { daemon } = house;
    daemon.plant('in/jam.env', 'poison');
    daemon.plant('in/jam.msg');
    await daemon.start();
    const before = standing(daemon.root);
    if (action === 'abort') await house.act('quarantine');
    interruption.at = action;
    await assert.rejects(house.act(action), (e) => isProblem(e, 'host-timeout'));
    const odd = readdirSync(`${daemon.root}/in`).filter((name) => /\.(env|msg)$/.test(name)).length % 2;
    assert.equal(odd, 1, 'one message is in two folders');
    await house.restart();
    const job = await house.act(action);
    const { found, arrived, unaccounted } = job.counts;
    assert.deepEqual({ found, arrived, unaccounted }, { found: 5, arrived: 0, unaccounted: 0 });
    if (action === 'quarantine') assert.equal(holding(house, job).length, 10);
    if (action === 'quarantine') await house.act('abort');
    assert.deepEqual(standing(daemon.root), before);
  });
}

/** Ends a batch after its third entry, without an answer: once, when `at` is set. */
function interrupted(interruption: { at: string }) {
  return (host: Host): Host => ({
    ...host,
    files: {
      ...host.files,
      async move(from, to, moved) {
        if (interruption.at === '') return await host.files.move(from, to, moved);
        interruption.at = '';
        await host.files.move(from, to, moved.slice(0, 3));
        throw new Problem('host-timeout', 'Moving messages did not end in time.');
      },
    },
  });
}

test('without a fence nothing is touched, whatever is asked', async (t) => {
  const house = await groups(t, { fence: false });
  const { daemon, actions, store } = house;
  daemon.plant('in/jam.env', 'poison');
  daemon.plant('in/jam.msg');
  await daemon.start();
  const before = fingerprint(daemon.root);
  for (const action of ['stop', 'quarantine', 'recover'] as ActionName[]) {
    await assert.rejects(house.act(action), (e) => isProblem(e, 'fence-needed'), action);
  }
  await assert.rejects(actions.plan('MAIL01', 'quarantine', {}), (e) => isProblem(e, 'fence-needed'));
  assert.equal(fingerprint(daemon.root), before);
  assert.equal(await store.jobs.openOf('MAIL01'), null);
  const { ok, lines } = await actions.check('MAIL01', {});
  assert.equal(ok, false);
  assert.equal(lines.find((line) => line.capability === 'fence')?.state, 'failed');
});
