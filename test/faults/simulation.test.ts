import assert from 'node:assert/strict';
import test from 'node:test';
import { historyOf } from './history/history.ts';
import { Summary } from './history/summary.ts';

/** `npm run simulate` plays any others. */
const histories = 2000;

test(`${histories} histories in which everything goes wrong account for every message`, async (t) => {
  const summary = new Summary();
  for (let seed = 1; seed <= histories; seed += 1) {
    const told = await historyOf(seed);
    summary.add(told);
    const transcript = [`npm run simulate -- --seed ${seed}`, ...told.transcript].join('\n');
    assert.deepEqual(told.faults, [], transcript);
  }
  t.diagnostic(summary.line());
});
