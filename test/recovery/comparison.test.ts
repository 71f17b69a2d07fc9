import assert from 'node:assert/strict';
import test from 'node:test';
import { Comparison } from '../../src/recovery/comparison.ts';

const unit = { name: 'A1', parts: ['A1'], identity: '7', size: 1, modifiedAt: 0 };

test('a message that its service carries on while the folders are listed is one message, where it was met last', () => {
  const comparison = new Comparison({ wanders: true });
  comparison.saw({ place: 'spool', queue: 'deferred', folder: 'A', unit });
  comparison.saw({ place: 'spool', queue: 'active', folder: '', unit });
  const { arrived } = comparison.differences();
  assert.deepEqual(
    arrived.map(({ queue }) => queue),
    ['active'],
  );
});

test('under one name in the spool and in holding it is met twice, and both are told', () => {
  const comparison = new Comparison({ wanders: true });
  comparison.saw({ place: 'spool', queue: 'deferred', folder: 'A', unit });
  comparison.saw({ place: 'holding', queue: 'active', folder: '', unit });
  const { arrived, foreign } = comparison.differences();
  assert.deepEqual([arrived.length, foreign.length], [1, 1]);
});
