import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withRetries } from '../../../src/connections/wrappers/retrying.ts';
import { Problem } from '../../../src/recovery/problems.ts';
import { answering, everyCall, names } from './host.ts';

const problem = (retryable: boolean) => new Problem('connection-lost', 'lost', { retryable });

describe('a call that may be made again', () => {
  for (const name of names) {
    it(`${name} is repeated when the port says so, and never otherwise`, async () => {
      const waits: number[] = [];
      const wait = async (ms: number) => waits.push(ms);
      let made = 0;
      const failing = (times: number, retryable: boolean) =>
        withRetries(
          answering(() => {
            made += 1;
            if (made <= times) throw problem(retryable);
            return 'answer';
          }),
          wait,
        );
      assert.equal(await everyCall[name](failing(3, true)), 'answer');
      assert.equal(made, 4);
      assert.equal(waits.length, 3);
      made = 0;
      await assert.rejects(everyCall[name](failing(1, false)), (error) => error instanceof Problem);
      assert.equal(made, 1);
    });
  }

  it('is given up after some attempts, with the last failure', async () => {
    let made = 0;
    const host = answering(() => {
      made += 1;
      throw new Problem('host-unreachable', `attempt ${made}`, { retryable: true });
    });
    const retried = withRetries(host, async () => undefined);
    await assert.rejects(retried.facts(), /attempt 4/);
    assert.equal(made, 4);
  });

  it('is not repeated for a fault of ours', async () => {
    let made = 0;
    const host = answering(() => {
      made += 1;
      throw new TypeError('a fault');
    });
    await assert.rejects(withRetries(host, async () => undefined).facts(), TypeError);
    assert.equal(made, 1);
  });
});
