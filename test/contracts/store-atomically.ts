import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/recovery/ports/store.ts';
import {
  at,
  everything,
  job,
  jobWith,
  message,
  messages,
  registration,
  type WithStore,
} from './store-samples.ts';

export function atomicContract(given: WithStore): void {
  given('what the work wrote is there together, and its result is given back', async (store) => {
    await store.jobs.open(job('j1'));
    const result = await store.atomically(async (tx) => {
      await tx.ledger.add('j1', messages(1, 3));
      assert.equal(await tx.ledger.lastSeq('j1'), 3);
      await tx.events.append('j1', 'x', {});
      return 'done';
    });
    assert.equal(result, 'done');
    assert.equal(await store.ledger.lastSeq('j1'), 3);
  });

  given('work that throws has written nothing', async (store) => {
    await jobWith(store, 'j1', messages(1, 3));
    const before = [
      await everything(store, 'j1'),
      await store.ledger.counts('j1'),
      await store.jobs.get('j1'),
    ];
    const work = store.atomically(async (tx) => {
      await tx.jobs.save({ ...(await tx.jobs.get('j1'))!, state: 'aborted' });
      await tx.jobs.open(job('j2', 'mail-j1'));
      await tx.ledger.add('j1', [message(4)]);
      await tx.ledger.mark('j1', [1, 2], { life: 'taken' });
      await tx.servers.put('a', registration());
      await tx.keys.claim('t', 'k', 'f', at);
      throw new RangeError('in the middle');
    });
    await assert.rejects(work, RangeError);
    const after = [
      await everything(store, 'j1'),
      await store.ledger.counts('j1'),
      await store.jobs.get('j1'),
    ];
    assert.deepEqual(after, before);
    assert.equal(await store.jobs.get('j2'), null);
    assert.equal(await store.servers.get('a'), null);
    assert.equal((await store.keys.claim('t', 'k', 'f', at)).claimed, true);
  });

  given('a write that failed undoes the work even if the work caught the error', async (store) => {
    await jobWith(store, 'j1', messages(1, 3));
    const work = store.atomically(async (tx) => {
      await tx.ledger.add('j1', [message(4), message(3, { id: 'other' })]).catch(() => undefined);
      await tx.servers.put('a', registration());
    });
    await assert.rejects(work);
    assert.equal(await store.ledger.lastSeq('j1'), 3);
    assert.equal(await store.servers.get('a'), null);
    await store.servers.put('b', registration());
  });

  given('others wait for the end of the work and see all of it or nothing', async (store) => {
    await jobWith(store, 'j1', messages(1, 3));
    const order: string[] = [];
    const slow = async (name: string): Promise<void> =>
      store.atomically(async (tx) => {
        order.push(`${name} begins`);
        await tx.ledger.mark('j1', [1], { why: name });
        await sleep(20);
        assert.equal((await tx.ledger.bySeq('j1', [1]))[0]?.why, name);
        order.push(`${name} ends`);
      });
    const write = async (): Promise<void> => {
      await store.ledger.mark('j1', [2], { why: 'outside' });
      order.push('outside');
    };
    await Promise.all([slow('first'), write(), slow('second')]);
    assert.deepEqual(order, ['first begins', 'first ends', 'outside', 'second begins', 'second ends']);
  });

  given('it is not nested, and from within it the outer store throws instead of waiting', async (store) => {
    const inner = store.atomically(async (tx) => await tx.atomically(async () => undefined));
    await assert.rejects(inner, /not nested/);
    const uses: ((store: Store) => Promise<unknown>)[] = [
      async () => store.servers.get('a'),
      async () => store.servers.put('a', registration()),
      async () => store.ledger.add('j1', [message(1)]),
      async () => store.atomically(async () => undefined),
      async (tx) => await tx.close(),
    ];
    for (const use of uses) await assert.rejects(store.atomically(use), /inside atomically/i);
    assert.equal(await store.servers.get('a'), null);
  });

  given(
    'what was given to the work is dead after it; what began in it and outlives it is not',
    async (store) => {
      let kept: Store | undefined;
      let later: Promise<unknown> | undefined;
      await store.atomically(async (tx) => {
        kept = tx;
        later = sleep(10).then(async () => await store.servers.put('late', registration()));
      });
      await assert.rejects(kept!.servers.put('a', registration()));
      await later;
      assert.equal((await store.servers.get('late'))?.version, 1);
    },
  );

  given('a store that can be written says so', async (store) => {
    await store.ping();
    await store.ping();
  });
}
