import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { aimed } from './kills/gunners.ts';
import { roads } from './kills/roads.ts';
import { besiege } from './kills/siege.ts';

/** Where the real service is killed, road by road. */
const aims: Record<string, string[]> = {
  'step by step': [
    'stop: beginning',
    'quarantine: taking stock',
    'quarantine: moving (hold)',
    'quarantine: observing',
    'next-bisect-round: moving (release)',
    'next-bisect-round: observing',
    'finalize: moving (set-apart)',
    'finalize: observing',
  ],
  recover: [
    'recover, quarantine: starting',
    'recover, next-bisect-round: starting',
    'recover, finalize: moving (give-back)',
  ],
  'abort after a round': ['next-bisect-round: starting', 'abort: moving (give-back)'],
  'abort with the poison found': ['quarantine: starting', 'abort: observing'],
  'the Note: a hung service': ['quarantine: killing', 'finalize: starting'],
};

suite('the real service is killed', { concurrency: 2 }, () => {
  for (const [n, road] of roads.entries()) {
    test(`${road.name}, and goes on to the end`, async () => {
      const phases = aims[road.name]!;
      const siege = await besiege(road, n + 1, aimed(phases, n + 1));
      assert.deepEqual(siege.faults, [], siege.transcript.join('\n'));
      assert.ok(siege.kills.length > 0, siege.transcript.join('\n'));
    });
  }
});
