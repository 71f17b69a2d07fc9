import assert from 'node:assert/strict';
import test from 'node:test';
import { apart } from './apart/index.ts';
import type { Deaths } from './deaths.ts';
import { scenarios } from './scenarios.ts';

for (const { name } of scenarios) {
  test(`Unjam dies once after every step of: ${name}`, async (t) => {
    const module = new URL('./deaths.ts', import.meta.url);
    const { deaths, calls, fault } = await apart<Deaths>(module, 'deathsOf', name);
    assert.equal(fault, null, fault ?? '');
    assert.ok(deaths > 0);
    t.diagnostic(`${deaths} deaths in ${calls} calls`);
  });
}
