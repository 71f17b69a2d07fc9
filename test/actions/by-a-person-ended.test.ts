import assert from 'node:assert/strict';
import test from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import type { ExchangeOptions } from '../peers/exchange/index.ts';
import { obeyed } from '../peers/person/obeyed.ts';
import { caller } from './house.ts';
import { leftOn } from './left-on.ts';
import { houseByHand, jammed } from './obedient.ts';

const small: ExchangeOptions = { messages: 2, poison: ['clean'], seed: 4, ...jammed };

test('an action ends when its last orders are done: what stop says of the fence is so, and abort lifts it', async (t) => {
  const { exchange, person } = await houseByHand(t, small);
  await exchange.start();
  const stopped = await person.act('stop');
  assert.match(stopped.saying, /nothing else can start it/);
  assert.match((await exchange.start()).output, /fenced/);
  const aborted = await person.act('abort');
  assert.equal(aborted.state, 'aborted', aborted.saying);
  assert.doesNotMatch((await exchange.start()).output, /fenced/);
  assert.deepEqual(leftOn(exchange, aborted), []);
});

test('a script that is run after an abort withdrew its step does nothing; its report is told so, and nothing is lost', async (t) => {
  const { exchange, person } = await houseByHand(t, small);
  await exchange.start();
  await person.begin('quarantine');
  const late = await person.fetch();
  const aborted = await person.act('abort');
  assert.equal(aborted.state, 'aborted', aborted.saying);
  const before = exchange.account();
  const output = await obeyed(late);
  await assert.rejects(
    person.report(output),
    (error) => isProblem(error, 'step-over') && /did nothing/.test(error.message),
  );
  assert.deepEqual(exchange.account(), before);
  assert.doesNotMatch((await exchange.start()).output, /fenced/);
  const mark = leftOn(exchange, aborted);
  assert.ok(mark.length === 1 && /^unjam-[0-9a-f]{12}\.over$/.test(mark[0]!), `only the mark: ${mark}`);
  const held = await person.act('quarantine');
  assert.deepEqual([held.state, held.counts.held], ['quarantined', 3], held.saying);
});

test('what was done of a withdrawn step, and reported late, is looked at before anything else', async (t) => {
  const { exchange, house, person } = await houseByHand(t, small);
  await exchange.start();
  await person.begin('quarantine');
  // Done at once; the abort comes before the report.
  const output = await obeyed(await person.fetch());
  const standing = await person.begin('abort');
  const pending = await house.actions.pending('MAIL01');
  await assert.rejects(
    person.report(output),
    (error) =>
      isProblem(error, 'step-over') &&
      /withdrawn/.test(error.message) &&
      (error.more.next ?? '').includes(pending.id),
  );
  const aborted = await person.untilDone(standing);
  assert.equal(aborted.state, 'aborted', aborted.saying);
  assert.deepEqual([aborted.counts.held, aborted.counts.unaccounted], [0, 0]);
  assert.deepEqual(exchange.account().missing, []);
  assert.deepEqual(
    leftOn(exchange, aborted).filter((path) => !path.endsWith('.over')),
    [],
  );
  await assert.rejects(house.actions.pending('MAIL01'), (error) => isProblem(error, 'nothing-asked'));
  // Reported once more, when nothing waits: what was known of the host is not relied on.
  await house.actions.diagnose('MAIL01', {});
  await assert.rejects(person.report(`${output}\n`), (error) => isProblem(error, 'step-over'));
  await assert.rejects(house.actions.diagnose('MAIL01', {}), (error) =>
    isProblem(error, 'observation-needed'),
  );
});

test('recover, paused while a step waits, ends with that step, and leaves none behind', async (t) => {
  const { exchange, house, person } = await houseByHand(t, small);
  await exchange.start();
  const standing = await person.begin('recover');
  await house.actions.pause('MAIL01', caller);
  const paused = await person.untilDone(standing);
  assert.equal(paused.running, null, paused.saying);
  assert.equal(paused.recovering?.paused, true);
  await assert.rejects(house.actions.pending('MAIL01'), (error) => isProblem(error, 'nothing-asked'));
  const { done } = await house.actions.resume('MAIL01', caller);
  const ended = await person.untilDone(await done);
  assert.deepEqual([ended.state, ended.outcome], ['finalized', 'poison-isolated'], ended.saying);
  await exchange.untilDelivered(2);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.deepEqual(leftOn(exchange, ended), []);
});
