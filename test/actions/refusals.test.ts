import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import type { ActionName } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import type { ExchangeOptions } from '../peers/exchange/index.ts';
import { caller, openHouse } from './house.ts';
import { fingerprint } from './listing.ts';

const jammed: ExchangeOptions = {
  messages: 10,
  poison: ['clean'],
  seed: 2,
  faults: { poison: { when: 'load' } },
};

test('a healthy server is refused and untouched, whatever is asked', async (t) => {
  const { exchange, act } = await openHouse(t, { messages: 0 });
  await exchange.start();
  const before = fingerprint(exchange.root);
  for (const action of ['stop', 'quarantine', 'recover'] as ActionName[]) {
    await assert.rejects(act(action), (e) => isProblem(e, 'nothing-wrong'));
  }
  assert.equal(fingerprint(exchange.root), before);
  assert.ok(exchange.isUp());
});

test('actions that need an open recovery are refused without one', async (t) => {
  const { exchange, act } = await openHouse(t, jammed);
  const before = fingerprint(exchange.root);
  for (const action of ['next-bisect-round', 'finalize', 'abort', 'close'] as ActionName[]) {
    await assert.rejects(act(action), (e) => isProblem(e, 'action-not-allowed'));
  }
  assert.equal(fingerprint(exchange.root), before);
});

test('an unknown server is refused', async (t) => {
  const { actions } = await openHouse(t, {});
  await assert.rejects(actions.act('MAIL99', 'stop', {}, caller), (e) => isProblem(e, 'server-unknown'));
});

test('a spool that another recovery claimed is refused and untouched', async (t) => {
  const { exchange, act, store } = await openHouse(t, jammed);
  await exchange.start();
  writeFileSync(
    `${exchange.root}/.unjam-claim`,
    JSON.stringify({ unjam: 1, job: 'x', server: 'MAIL02', at: 'now', installation: 'other' }),
  );
  const before = fingerprint(exchange.root);
  await assert.rejects(act('quarantine'), (e) => isProblem(e, 'spool-claimed') && /MAIL02/.test(e.message));
  assert.equal(fingerprint(exchange.root), before);
  assert.equal(await store.jobs.openOf('MAIL01'), null);
});

test('a holding folder with files of somebody is refused, and nothing is touched', async (t) => {
  const { exchange, act, store } = await openHouse(t, jammed);
  await exchange.start();
  mkdirSync(`${exchange.root}/in/temp`);
  writeFileSync(`${exchange.root}/in/temp/MINE0001`, 'From: somebody\r\n\r\nby hand');
  const before = fingerprint(exchange.root);
  await assert.rejects(act('quarantine'), (e) => isProblem(e, 'holding-in-use'));
  assert.equal(fingerprint(exchange.root), before);
  assert.equal(await store.jobs.openOf('MAIL01'), null);
});

test('the same call three times at once and three times in a row is one act', async (t) => {
  const house = await openHouse(t, jammed);
  const { exchange, actions, store } = house;
  await exchange.start();
  const starts = (): number => exchange.events().filter((e) => e.id === 4037).length;
  for (const action of ['stop', 'quarantine'] as ActionName[]) {
    const acts = await Promise.all([1, 2, 3].map(() => actions.act('MAIL01', action, {}, caller)));
    assert.equal(acts.filter((a) => a.started).length, 1);
    await Promise.all(acts.map((a) => a.done));
    assert.equal((await actions.act('MAIL01', action, {}, caller)).started, false);
  }
  const crashes = starts();
  const acts = await Promise.all(
    [1, 2, 3].map(() => actions.act('MAIL01', 'next-bisect-round', { round: 1 }, caller)),
  );
  const [job] = await Promise.all(acts.map((a) => a.done));
  for (let again = 0; again < 3; again += 1) await house.act('next-bisect-round', { round: 1 });
  assert.equal((await store.rounds.list(job!.id)).length, 1);
  assert.ok(starts() - crashes <= 1);
  await assert.rejects(house.act('next-bisect-round', { round: 7 }), (e) => isProblem(e, 'round-unknown'));
});

test('a dry run tells the moves and does none', async (t) => {
  const { exchange, actions } = await openHouse(t, jammed);
  await exchange.start();
  const before = fingerprint(exchange.root);
  const plan = await actions.plan('MAIL01', 'quarantine', {});
  assert.equal(
    plan.moves.reduce((sum, m) => sum + m.messages, 0),
    11,
  );
  assert.ok(plan.steps.some((s) => s.startsWith('start:')));
  assert.equal(fingerprint(exchange.root), before);
});

test('what another hand changed in holding is refused until it is accepted', async (t) => {
  const { exchange, act, store } = await openHouse(t, jammed);
  await exchange.start();
  const job = await act('quarantine');
  const name = exchange.planted.find((p) => !p.poison && p.queue === 'in')!.name;
  exchange.moveByHand(`in/temp/unjam-${job.id}.g1/${name}`, `in/${name}`);
  await exchange.untilDelivered(1);
  const refused = await act('next-bisect-round').catch((e: unknown) => e);
  assert.ok(isProblem(refused, 'changed-by-others'));
  const accept = refused.more.extra?.accept as string;
  const after = await act('next-bisect-round', { accept });
  assert.equal(after.rounds.done, 1);
  assert.equal((await store.jobs.get(job.id))?.counts.unaccounted, 1);
});

test('a slip of the caller costs nothing: the recovery stands as it did, for whoever watches it too', async (t) => {
  const { exchange, act, store } = await openHouse(t, jammed);
  await exchange.start();
  await act('stop');
  const before = await act('quarantine');
  const listed = fingerprint(exchange.root);
  const slips: [ActionName, object, string][] = [
    ['finalize', {}, 'action-not-allowed'],
    ['next-bisect-round', { round: 1, release: ['nobody'] }, 'message-unknown'],
  ];
  for (const [action, options, code] of slips) {
    await assert.rejects(act(action, options), (e) => isProblem(e) && e.code === code);
    const job = (await store.jobs.openOf('MAIL01'))!;
    assert.deepEqual(
      [job.state, job.trouble, job.waitingFor, job.running, job.rounds.done],
      [before.state, null, null, null, 0],
      action,
    );
  }
  assert.equal(fingerprint(exchange.root), listed);
});
