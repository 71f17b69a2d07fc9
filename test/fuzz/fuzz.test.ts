import assert from 'node:assert/strict';
import test from 'node:test';
import { fuzz } from './fuzz.ts';

/** `npm run fuzz` asks for more. */
const requests = 3000;
/** Bytes. The store keeps each job's events and the audit on disk; what grows beyond this in memory is a leak. */
const mostGrown = 24 * 1024 * 1024;

test(`${requests} requests made from the document are answered as it says, and none is obeyed that was refused`, async (t) => {
  const { passed, byStatus, faults, grown, rude } = await fuzz(requests, 1);
  assert.deepEqual(faults, []);
  assert.ok(passed >= 0.3 * requests, `${passed} passed validation`);
  assert.ok(rude > 0 && grown < mostGrown, `${rude} cut off, grown by ${grown} bytes`);
  t.diagnostic([...byStatus].map(([status, n]) => `${n} × ${status}`).join(', '));
});
