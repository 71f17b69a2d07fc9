import assert from 'node:assert/strict';
import test from 'node:test';
import { Comparison } from '../../src/recovery/comparison.ts';
import type { Message } from '../../src/recovery/message.ts';

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

test('another file under the name of a message is new mail, and the message has left', () => {
  const comparison = new Comparison({ wanders: false });
  comparison.saw({ place: 'spool', queue: 'in', folder: '', unit: { ...unit, identity: '8' } });
  const known = { seq: 1, queue: 'in', folder: '', name: 'A1', identity: '7', life: 'released' };
  comparison.check(known as Message);
  const { gone, arrived } = comparison.differences();
  assert.deepEqual([gone, arrived.map((found) => found.unit.identity)], [[1], ['8']]);
});
