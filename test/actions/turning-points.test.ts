import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turningPoints } from '../../src/actions/turning-points.ts';
import { openStates } from '../../src/recovery/job.ts';
import { sampleJob } from '../http/sample.ts';

const was = sampleJob({ state: 'bisecting' });

test('each change of state is told, and a change of anything else is not', () => {
  for (const state of openStates.filter((one) => one !== 'bisecting')) {
    const points = turningPoints(was, { ...was, state, saying: 'So.' });
    assert.deepEqual(points, [{ type: `job.${state}`, data: { was: 'bisecting', saying: 'So.' } }]);
  }
  assert.deepEqual(turningPoints(was, { ...was, saying: 'other', version: 2 }), []);
});

test('an end tells its outcome and the count', () => {
  const [point] = turningPoints(was, { ...was, state: 'finalized', outcome: 'poison-isolated' });
  assert.equal(point?.type, 'job.finalized');
  assert.deepEqual([point?.data.outcome, point?.data.counts], ['poison-isolated', was.counts]);
});

test('that a person is needed is told when the waiting begins, and not again while it lasts', () => {
  const waits = { ...was, waitingFor: 'operator' as const };
  assert.deepEqual(
    turningPoints(was, waits).map(({ type }) => type),
    ['job.person-needed'],
  );
  assert.deepEqual(turningPoints(waits, { ...waits, saying: 'still' }), []);
});

test('what a step tells itself is told once, with its own data', () => {
  const own = { type: 'job.escalated', data: { emptyFalls: 2 } };
  const points = turningPoints(was, { ...was, state: 'escalated' }, own);
  assert.equal(points.length, 1);
  assert.deepEqual(points[0]?.data, { was: 'bisecting', saying: '', emptyFalls: 2 });
  assert.deepEqual(turningPoints(was, was, own), [own]);
});
