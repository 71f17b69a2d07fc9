import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { connections } from '../../../src/connections/index.ts';
import { Admission } from '../../../src/connections/wrappers/admitted.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { answering } from './host.ts';

const host = answering(() => 'answered');
const isExhausted = (error: unknown) => isProblem(error, 'connections-exhausted') && error.retryable;

describe('hosts that are open at once', () => {
  it('are so many and no more; all are opened in the end, in the order in which they were asked for', async () => {
    const admission = new Admission('test', { most: 8, mostWaiting: 200, patience: 60_000 });
    const opened: number[] = [];
    let most = 0;
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const inside = await admission.admit(async () => {
          most = Math.max(most, admission.inside);
          opened.push(n);
          return host;
        });
        await setImmediate();
        await inside.close();
        await inside.close();
      }),
    );
    assert.deepEqual(
      opened,
      [...opened].sort((a, b) => a - b),
    );
    assert.deepEqual([opened.length, most, admission.inside], [200, 8, 0]);
  });

  it('are not waited for by too many, nor for ever', async () => {
    const admission = new Admission('test', { most: 1, mostWaiting: 1, patience: 50 });
    const open = async () => host;
    const first = await admission.admit(open);
    const waiting = admission.admit(open);
    await assert.rejects(admission.admit(open), isExhausted);
    await assert.rejects(waiting, isExhausted);
    await first.close();
    await (await admission.admit(open)).close();
    assert.equal(admission.inside, 0);
  });

  it('give their place back when they cannot be opened, and when they cannot be closed', async () => {
    const admission = new Admission('test', { most: 1, mostWaiting: 0, patience: 50 });
    const fails = () => Promise.reject(new Error('it fails'));
    await assert.rejects(admission.admit(fails), /it fails/);
    const opened = await admission.admit(async () => ({ ...host, close: fails }));
    await assert.rejects(opened.close(), /it fails/);
    assert.equal(admission.inside, 0);
  });

  it('are bounded for every connection that costs something while it is open', () => {
    for (const { type, mostOpen, isPatient } of connections)
      assert.ok(isPatient === true || mostOpen !== undefined, `${type} is not bounded`);
  });
});
