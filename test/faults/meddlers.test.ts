import assert from 'node:assert/strict';
import test from 'node:test';
import { apart } from './apart/index.ts';
import type { Meddlings } from './meddlers.ts';

for (const name of ['stop, quarantine, rounds, finalize', 'abort after a round']) {
  test(`somebody starts the service before every step of: ${name}`, async (t) => {
    const module = new URL('./meddlers.ts', import.meta.url);
    const { starts, fault } = await apart<Meddlings>(module, 'meddlingsIn', name);
    assert.equal(fault, null, fault ?? '');
    assert.ok(starts > 50);
    t.diagnostic(`${starts} starts`);
  });
}
