import assert from 'node:assert/strict';
import { everyServer } from '../../src/recovery/sight.ts';
import { jobWith, message, messages, type WithStore } from './store-samples.ts';

const hash = 'e3'.repeat(32);

export function searchContract(given: WithStore): void {
  given('a message is found again over all jobs, newest first', async (store) => {
    await jobWith(store, 'j1', [
      message(1, { name: 'same\xff', messageId: '<a@x>' }),
      message(2, { sha256: hash }),
    ]);
    await jobWith(store, 'j2', [
      message(1, { sha256: hash, messageId: '<a@x>' }),
      message(2, { name: 'same\xff' }),
    ]);
    const { ledger } = store;
    const where = async (by: Parameters<typeof ledger.find>[0]): Promise<string[]> =>
      (await ledger.find(by, { limit: 10 }, everyServer)).items.map((m) => `${m.job} ${m.seq}`);
    assert.deepEqual(await where({ messageId: '<a@x>' }), ['j2 1', 'j1 1']);
    assert.deepEqual(await where({ name: 'same\xff' }), ['j2 2', 'j1 1']);
    assert.deepEqual(await where({ sha256: hash }), ['j2 1', 'j1 2']);
    assert.deepEqual(await where({ messageId: '<a@x>', name: 'same\xff' }), ['j1 1']);
    assert.deepEqual(await where({ name: '<a@x>' }), []);
    assert.deepEqual(await where({}), []);
    assert.deepEqual((await ledger.find({ name: 'same\xff' }, { limit: 1 }, everyServer)).items[0], {
      ...message(2, { name: 'same\xff' }),
      job: 'j2',
    });
  });

  given('what was added or marked after a search is found by the next', async ({ ledger, ...store }) => {
    await jobWith({ ledger, ...store }, 'j1', messages(1, 6000));
    const first = async (by: Parameters<typeof ledger.find>[0]): Promise<number | undefined> =>
      (await ledger.find(by, { limit: 1 }, everyServer)).items[0]?.seq;
    assert.equal(await first({ name: 'MSG6000.IN' }), 6000);
    await ledger.mark('j1', [17], { sha256: hash, messageId: '<new@x>' });
    await ledger.add('j1', [message(6005, { messageId: '<last@x>' })]);
    assert.equal(await first({ sha256: hash }), 17);
    assert.equal(await first({ messageId: '<last@x>' }), 6005);
    // Out of order: the search must not believe that it has seen everything below 6005.
    await ledger.add('j1', [message(6003, { name: 'late' })]);
    assert.equal(await first({ name: 'late' }), 6003);
    await ledger.mark('j1', [17], { messageId: '<newer@x>' });
    assert.equal(await first({ messageId: '<new@x>' }), undefined);
    assert.equal(await first({ messageId: '<newer@x>' }), 17);
  });

  given('a search is paged', async (store) => {
    await jobWith(store, 'j1', messages(1, 3, { sha256: hash }));
    await jobWith(store, 'j2', messages(1, 3, { sha256: hash }));
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await store.ledger.find({ sha256: hash }, { limit: 2, after }, everyServer);
      seen.push(...page.items.map((m) => `${m.job} ${m.seq}`));
      if (page.next === undefined) break;
      after = page.next;
    }
    assert.deepEqual(seen, ['j2 3', 'j2 2', 'j2 1', 'j1 3', 'j1 2', 'j1 1']);
    await assert.rejects(store.ledger.find({ sha256: hash }, { limit: 1, after: 'x' }, everyServer), {
      code: 'invalid-request',
    });
  });
}
