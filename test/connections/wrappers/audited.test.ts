import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type HostChange, withAudit } from '../../../src/connections/wrappers/audited.ts';
import { Problem } from '../../../src/recovery/problems.ts';
import { answering, changing, everyCall, names } from './host.ts';

describe('the account of what was done to a host', () => {
  it('holds every call that changes it, and no other', async () => {
    const told: HostChange[] = [];
    const host = withAudit(
      answering(() => undefined),
      (change) => told.push(change),
    );
    for (const name of names) await everyCall[name](host);
    assert.deepEqual(
      told.map(({ call }) => call),
      changing,
    );
  });

  it('says what was asked for and what came of it, and never content', async () => {
    const told: HostChange[] = [];
    const answers: Record<string, unknown> = {
      'files.move': { moved: 1, failures: [{ index: 1 }], flushed: true },
      'notes.create': 'exists',
      'service.kill': { ok: false, detail: 'it refuses' },
    };
    const host = withAudit(
      answering((name) => answers[name]),
      (change) => told.push(change),
    );
    for (const name of ['files.move', 'notes.create', 'service.kill', 'service.fence'] as const) {
      await everyCall[name](host);
    }
    assert.deepEqual(
      told.map(({ what, outcome }) => `${what}: ${outcome}`),
      [
        '2 names from in to in/temp: 1 moved, 1 not',
        'note: exists',
        'ims (7): refused: it refuses',
        'the service: done',
      ],
    );
    assert.ok(!JSON.stringify(told).includes('content'));
  });

  it('holds what failed too, and lets the failure go on', async () => {
    const told: HostChange[] = [];
    const host = withAudit(
      answering(() => {
        throw new Problem('disk-full', 'full');
      }),
      (change) => told.push(change),
    );
    await assert.rejects(host.notes.replace('note', 'x'), Problem);
    assert.equal(told[0]?.outcome, 'disk-full');
  });
});
