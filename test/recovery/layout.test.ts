import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOurs } from '../../src/recovery/layout.ts';

test('what a crash leaves of a note that was being written is ours, under either name; a message is not', () => {
  const ours = ['.unjam-claim', 'unjam-a1b2c3d4e5f6.txt', '..unjam-claim.new', '..unjam-claim.0a1b2c3d.new'];
  for (const name of ours) assert.ok(isOurs(name), name);
  for (const name of ['.mail.new', '.mail.0a1b2c3d.new', 'unjam-mail', '..unjam-claim.0a1b.new']) {
    assert.ok(!isOurs(name), name);
  }
});
