import assert from 'node:assert/strict';
import test from 'node:test';
import { historyOf } from './history/history.ts';
import { Summary } from './history/summary.ts';

/** `npm run simulate` plays any others. */
const histories = 2000;
/** Each of these told of a fault once. */
const told = [15086, 200277, 206698, 207451, 305343, 314666];

test(`${histories} histories in which everything goes wrong account for every message`, async (t) => {
  const summary = new Summary();
  for (const seed of [...told, ...Array.from({ length: histories }, (_, n) => n + 1)]) {
    const history = await historyOf(seed);
    summary.add(history);
    const transcript = [`npm run simulate -- --seed ${seed}`, ...history.transcript].join('\n');
    assert.deepEqual(history.faults, [], transcript);
  }
  t.diagnostic(summary.line());
});
