import assert from 'node:assert/strict';
import fc from 'fast-check';
import { everything, jobWith, message, messages, type WithStore } from './store-samples.ts';

/** Any bytes that a host may give as a name. */
const byteName = fc
  .uint8Array({ minLength: 1, maxLength: 255 })
  .map((bytes) => Buffer.from(bytes.map((b) => (b === 0 || b === 0x2f ? 0x0a : b))).toString('latin1'));

export function ledgerContract(given: WithStore): void {
  given('messages come back as they were added', async (store) => {
    const whole = message(2, {
      folder: 'a/\xfe',
      parts: ['\xff\n.IN', 'second', ''],
      sha256: 'ab'.repeat(32),
      messageId: '<\0 \u00e9\u{1f4ec}"\'@x>',
      life: 'held',
      thought: 'suspect',
      origin: 'arrived',
      suspicion: 0.123456789,
      confidence: 1,
      why: 'NUL bytes',
      size: 2 ** 40,
      maybeDoubled: true,
      waiting: true,
    });
    const all = [message(1), whole, message(7, { parts: [] })];
    await jobWith(store, 'j1', all);
    assert.deepEqual(await everything(store, 'j1'), all);
    assert.deepEqual(await store.ledger.byId('j1', 'id-2'), whole);
    assert.deepEqual(await store.ledger.bySeq('j1', [7, 3, 1, 7]), [all[0], all[2]]);
    assert.equal(await store.ledger.lastSeq('j1'), 7);
  });

  given('names are bytes, whatever their encoding', async (store) => {
    const names = fc.sample(byteName, 200);
    const all = names.map((name, i) => message(i + 1, { name, folder: name, parts: [name, `${name}!`] }));
    await jobWith(store, 'j1', all);
    assert.deepEqual(await everything(store, 'j1'), all);
  });

  given('a job without messages, and one that is not there', async ({ ledger, ...store }) => {
    await jobWith({ ledger, ...store }, 'j1', []);
    for (const job of ['j1', 'absent']) {
      assert.equal(await ledger.lastSeq(job), 0);
      assert.deepEqual(await everything({ ledger, ...store }, job), []);
      assert.equal(await ledger.byId(job, 'id-1'), null);
      assert.equal((await ledger.counts(job)).found, 0);
    }
    await assert.rejects(ledger.add('absent', [message(1)]), { code: 'job-unknown' });
    await assert.rejects(ledger.mark('absent', [1], { life: 'held' }), { code: 'job-unknown' });
  });

  given('a number or an id that is taken is refused, with all that was added with it', async (store) => {
    await jobWith(store, 'j1', messages(1, 3));
    await assert.rejects(store.ledger.add('j1', [message(4), message(3, { id: 'other' })]));
    await assert.rejects(store.ledger.add('j1', [...messages(4, 2000), message(2001, { id: 'id-1' })]));
    assert.equal(await store.ledger.lastSeq('j1'), 3);
    assert.equal((await store.ledger.counts('j1')).found, 3);
    await jobWith(store, 'j2', messages(1, 3));
  });

  given('a mark changes what it names and nothing else', async (store) => {
    await jobWith(store, 'j1', messages(1, 2500));
    await jobWith(store, 'j2', messages(1, 3));
    await store.ledger.mark('j1', [2, 2, 2400, 9999], { life: 'held', waiting: true, why: 'x' });
    await store.ledger.mark('j1', [3], { queue: 'out', folder: '\xff', thought: 'poison', confidence: 0.5 });
    await store.ledger.mark('j1', [2], { why: null, life: undefined } as never);
    await store.ledger.mark('j1', [], { life: 'taken' });
    await store.ledger.mark('j1', [1], {});
    assert.deepEqual(await store.ledger.bySeq('j1', [1, 2, 3, 2400]), [
      message(1),
      message(2, { life: 'held', waiting: true }),
      message(3, { queue: 'out', folder: '\xff', thought: 'poison', confidence: 0.5 }),
      message(2400, { life: 'held', waiting: true, why: 'x' }),
    ]);
    assert.deepEqual(await everything(store, 'j2'), messages(1, 3));
  });

  given('pages go on where they were, whatever is marked or added between them', async (store) => {
    await jobWith(store, 'j1', messages(1, 3500));
    const seen: number[] = [];
    for await (const page of store.ledger.pages('j1', { life: ['released', 'held'] })) {
      assert.ok(page.length <= 1000);
      seen.push(...page.map((m) => m.seq));
      await store.ledger.mark(
        'j1',
        page.map((m) => m.seq),
        { life: 'taken' },
      );
      if (seen.length === 1000) await store.ledger.mark('j1', [3000], { life: 'poison' });
      if (seen.length === 2000) await store.ledger.add('j1', messages(3501, 3600));
    }
    assert.equal(seen.length, 3599);
    assert.deepEqual(
      seen,
      messages(1, 3600)
        .map((m) => m.seq)
        .filter((seq) => seq !== 3000),
    );
  });

  given('numbers may have gaps, and be asked for twice', async (store) => {
    const all = messages(1, 6000).filter((m) => m.seq % 3 === 0);
    await jobWith(store, 'j1', all);
    assert.deepEqual(await everything(store, 'j1'), all);
    const seqs = all.slice(0, 1000).map((m) => m.seq);
    assert.deepEqual(await store.ledger.bySeq('j1', [...seqs, 3000]), all.slice(0, 1000));
  });

  given('messages are listed and paged by life and thought', async ({ ledger, ...store }) => {
    await jobWith({ ledger, ...store }, 'j1', messages(1, 20));
    await ledger.mark('j1', [3, 5, 8, 13], { life: 'held' });
    await ledger.mark('j1', [5, 8, 13, 14], { thought: 'suspect' });
    const filter = { life: 'held', thought: 'suspect' } as const;
    const first = await ledger.list('j1', filter, { limit: 2 });
    assert.deepEqual([first.items.map((m) => m.seq), first.next], [[5, 8], '8']);
    const rest = await ledger.list('j1', filter, { limit: 2, after: first.next });
    assert.deepEqual([rest.items.map((m) => m.seq), rest.next], [[13], undefined]);
    const paged: number[] = [];
    for await (const page of ledger.pages('j1', { life: ['held'], thought: ['suspect', 'poison'] }))
      paged.push(...page.map((m) => m.seq));
    assert.deepEqual(paged, [5, 8, 13]);
    for await (const _ of ledger.pages('j1', { life: [] })) assert.fail('no life is no message');
  });
}
