import assert from 'node:assert/strict';
import test from 'node:test';
import { apart } from './apart/index.ts';
import type { Deaths, playedTwice } from './deaths.ts';
import { scenarios } from './scenarios.ts';

const module = new URL('./deaths.ts', import.meta.url);

for (const { name } of scenarios) {
  test(`Unjam dies once after every step of: ${name}`, async (t) => {
    const { deaths, calls, fault } = await apart<Deaths>(module, 'deathsOf', name);
    assert.equal(fault, null, fault ?? '');
    assert.ok(deaths > 0);
    t.diagnostic(`${deaths} deaths in ${calls} calls`);
  });
}

test('a round that was asked for once is played once, wherever Unjam dies in it', async (t) => {
  const { deaths, fault } = await apart<Awaited<ReturnType<typeof playedTwice>>>(module, 'playedTwice');
  assert.equal(fault, null, fault ?? '');
  assert.ok(deaths > 20);
  t.diagnostic(`${deaths} deaths`);
});
