import assert from 'node:assert/strict';
import test from 'node:test';
import { play } from './lives.ts';
import { scenarios } from './scenarios.ts';

/** The mail service is alone for a moment or for a while: long enough to take mail, and to fall. */
const away = [0, 3000];

for (const scenario of scenarios) {
  test(`Unjam dies once after every step of: ${scenario.name}`, async (t) => {
    const clean = await play(scenario, [], 0);
    assert.deepEqual(clean.faults, [], clean.transcript.join('\n'));
    const from = scenario.from === undefined ? 0 : clean.asked.get(scenario.from)!;
    const points = clean.points.filter((point) => point > from);
    for (const [n, point] of points.entries()) {
      const course = await play(scenario, [point], away[n % 2]!);
      const told = `dies after call ${point}:\n${course.transcript.join('\n')}`;
      assert.deepEqual(course.faults, [], told);
      const extra = course.crashes - clean.crashes;
      assert.ok(extra <= (scenario.crashes ?? 1), `${extra} more crashes; ${told}`);
    }
    t.diagnostic(`${points.length} deaths in ${clean.calls[0]!.length} calls`);
  });
}
