import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallName } from '../../../src/connections/wrappers/around.ts';
import { withRehearsal } from '../../../src/connections/wrappers/rehearsed.ts';
import { answering, changing, everyCall, names } from './host.ts';

describe('a rehearsed host', () => {
  it('is looked at and never changed, and tells what would have been done', async () => {
    const reached: CallName[] = [];
    const told: CallName[] = [];
    const inner = answering((name) => {
      reached.push(name);
      return name;
    });
    const host = withRehearsal(inner, (call) => told.push(call));
    for (const name of names) await everyCall[name](host);
    assert.deepEqual(told, changing);
    assert.deepEqual(
      reached,
      names.filter((name) => !changing.includes(name)),
    );
  });

  it('answers as if it had gone well', async () => {
    const host = withRehearsal(
      answering(() => assert.fail('it was reached')),
      () => undefined,
    );
    assert.deepEqual(await everyCall['files.move'](host), { moved: 2, failures: [], flushed: true });
    assert.equal(await everyCall['folders.make'](host), 'made');
    assert.equal(await everyCall['notes.create'](host), 'created');
    assert.equal(((await everyCall['service.start'](host)) as { ok: boolean }).ok, true);
  });
});
