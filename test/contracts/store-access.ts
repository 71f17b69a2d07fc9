import assert from 'node:assert/strict';
import type { Approval } from '../../src/recovery/approval.ts';
import type { AuditRow, Token } from '../../src/recovery/ports/access.ts';
import { at, type WithStore } from './store-samples.ts';

function row(requestId: string): AuditRow {
  return {
    at,
    token: 'admin',
    address: '::1',
    requestId,
    method: 'POST',
    path: '/v1/servers/mail01/stop',
    server: 'mail01',
    status: 409,
    code: 'nothing-wrong',
    reason: null,
  };
}

const token: Token = {
  id: 't1',
  name: 'admin',
  prefix: 'ujm_abcd',
  hash: 'ab'.repeat(32),
  scopes: ['admin', 'read'],
  servers: ['MAIL*', 'mx01'],
  createdAt: at,
  expiresAt: null,
  lastUsedAt: null,
};

export function accessContract(given: WithStore): void {
  given('the audit is listed newest first', async ({ audit }) => {
    for (const id of ['r1', 'r2', 'r3']) await audit.append(row(id));
    const page = await audit.list({ limit: 2 });
    const { seq, hash: _, ...last } = page.items[0]!;
    assert.deepEqual(last, row('r3'));
    assert.ok(seq > page.items[1]!.seq);
    const rest = await audit.list({ limit: 2, after: page.next });
    assert.deepEqual([rest.items.map((r) => r.requestId), rest.next], [['r1'], undefined]);
  });

  given('the audit is proved row by row, also against what was noted elsewhere', async ({ audit }) => {
    assert.deepEqual(await audit.verify(), { rows: 0, head: null, fault: null });
    await Promise.all(Array.from({ length: 20 }, (_, n) => audit.append(row(`r${n}`))));
    const { rows, head, fault } = await audit.verify();
    assert.deepEqual([rows, head?.seq, fault], [20, 20, null]);
    await audit.append(row('later'));
    assert.equal((await audit.verify(head!)).fault, null);
    const other = { seq: 20, hash: 'ab'.repeat(32) };
    assert.deepEqual((await audit.verify(other)).fault?.seq, 20);
    assert.deepEqual((await audit.verify({ ...head!, seq: 22 })).fault?.seq, 22);
  });

  given('a request is decided once, and waits as long as it can be', async ({ approvals }) => {
    const request = (id: string, server: string, expiresAt = '2999-01-01T00:00:00.000Z'): Approval => ({
      ...{ id, server, action: 'stop', options: { reason: 'INC' }, requestedBy: 'ann', requestedAt: at },
      ...{ expiresAt, state: 'pending', decidedBy: null, decidedAt: null },
    });
    await approvals.add(request('a1', 'mail01'));
    await approvals.add(request('a2', 'mail02'));
    await approvals.add(request('late', 'mail01', '2000-01-01T00:00:00.000Z'));
    assert.deepEqual(await approvals.get('a1'), request('a1', 'mail01'));
    assert.equal(await approvals.get('nothing'), null);
    assert.deepEqual(await approvals.pendingOf('mail01'), [request('a1', 'mail01')]);
    const decision = { state: 'approved', by: 'bob', at } as const;
    const both = await Promise.all([1, 2].map(() => approvals.decide('a1', 'pending', decision)));
    assert.deepEqual(both.sort(), [false, true]);
    assert.deepEqual(
      [(await approvals.get('a1'))?.decidedBy, await approvals.pendingOf('mail01')],
      ['bob', []],
    );
    const ids = async (pending: boolean, sight: string[]): Promise<string[]> =>
      (await approvals.list({ pending }, { limit: 9 }, sight)).items.map(({ id }) => id);
    assert.deepEqual([await ids(false, ['*']), await ids(true, ['*'])], [['late', 'a2', 'a1'], ['a2']]);
    assert.deepEqual(await ids(false, ['*02']), ['a2']);
  });

  given('a token is known by its hash alone', async ({ tokens }) => {
    assert.equal(await tokens.count(), 0);
    await tokens.add(token);
    assert.deepEqual(await tokens.byHash(token.hash), token);
    assert.equal(await tokens.byHash('ab'), null);
    assert.equal(await tokens.count(), 1);
    await assert.rejects(tokens.add({ ...token, id: 't2' }), { code: 'token-name-taken' });
    assert.equal(await tokens.count(), 1);
  });

  given('tokens are listed in the order of their making, used and taken back', async ({ tokens }) => {
    for (const n of [3, 1, 2]) {
      const made = { id: `t${n}`, name: `n${n}`, hash: `h${n}` };
      await tokens.add({ ...token, ...made, createdAt: `2026-11-23T10:00:0${n === 3 ? 2 : n}.000Z` });
    }
    const first = await tokens.list({ limit: 2 });
    const rest = await tokens.list({ limit: 2, after: first.next });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    assert.deepEqual([ids, rest.next], [['t1', 't2', 't3'], undefined]);
    await tokens.used('t2', at);
    assert.deepEqual(
      [(await tokens.get('t2'))?.lastUsedAt, (await tokens.get('t1'))?.lastUsedAt],
      [at, null],
    );
    assert.deepEqual([await tokens.remove('t2'), await tokens.remove('t2')], [true, false]);
    assert.deepEqual([await tokens.get('t2'), await tokens.byHash('h2')], [null, null]);
  });

  given('a key is claimed once, until it is released', async ({ keys }) => {
    assert.deepEqual(await keys.claim('t1', 'k', 'f1', at), { claimed: true });
    const running = { claimed: false, fingerprint: 'f1', answer: null };
    assert.deepEqual(await keys.claim('t1', 'k', 'f2', at), running);
    assert.deepEqual(await keys.claim('t2', 'k', 'f2', at), { claimed: true });
    await keys.release('t1', 'k');
    assert.deepEqual(await keys.claim('t1', 'k', 'f3', at), { claimed: true });
    const answer = { status: 200, headers: { etag: '"2"' }, body: '{"a":"\u00e9"}' };
    await keys.answer('t1', 'k', answer);
    assert.deepEqual(await keys.claim('t1', 'k', 'f3', at), { claimed: false, fingerprint: 'f3', answer });
  });

  given('of many equal calls one claims the key', async ({ keys }) => {
    const all = await Promise.all(Array.from({ length: 10 }, () => keys.claim('t1', 'k', 'f', at)));
    assert.equal(all.filter(({ claimed }) => claimed).length, 1);
  });

  given('old keys are forgotten', async ({ keys }) => {
    await keys.claim('t1', 'old', 'f', '2026-11-22T09:59:59.999Z');
    await keys.claim('t1', 'new', 'f', '2026-11-22T10:00:00.000Z');
    await keys.prune('2026-11-22T10:00:00.000Z');
    assert.equal((await keys.claim('t1', 'old', 'f', at)).claimed, true);
    assert.equal((await keys.claim('t1', 'new', 'f', at)).claimed, false);
  });
}
