import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticator } from '../../src/access/authenticate.ts';
import { allows } from '../../src/access/scopes.ts';
import { hashToken, isMistyped, makeToken } from '../../src/access/token.ts';
import type { Token } from '../../src/recovery/ports/access.ts';

const pepper = Buffer.alloc(32, 1);
const row = (token: string, change: Partial<Token> = {}): Token => ({
  ...{
    id: '1',
    name: 'ann',
    prefix: 'ujm_',
    hash: hashToken(token, pepper),
    scopes: ['admin'],
    servers: ['*'],
    createdAt: '2026-01-01T00:00:00.000Z',
  },
  ...{ expiresAt: null, lastUsedAt: null },
  ...change,
});
const now = () => new Date('2026-11-23T03:00:00.000Z');

test('tokens have the shape that secret scanners know, and none comes twice', () => {
  const tokens = Array.from({ length: 1000 }, makeToken);
  assert.equal(new Set(tokens).size, 1000);
  for (const token of tokens) assert.match(token, /^ujm_[0-9A-Za-z]{36}$/);
});

test('a slip in any place is noticed without asking the store', () => {
  const token = makeToken();
  assert.equal(isMistyped(token), false);
  for (let i = 4; i < token.length; i++) {
    const other = token[i] === 'x' ? 'y' : 'x';
    assert.ok(isMistyped(token.slice(0, i) + other + token.slice(i + 1)), `at ${i}`);
  }
  assert.ok(isMistyped(token.slice(0, -1)) && isMistyped(`${token}0`));
  assert.equal(isMistyped('a-token-of-the-settings'), false);
});

test('only a Bearer header with a known token that has not run out gives a token', async () => {
  const token = makeToken();
  const asked: string[] = [];
  const store = (found: Token | null) => ({
    byHash: async (hash: string) => {
      asked.push(hash);
      return found?.hash === hash ? found : null;
    },
    used: async () => {},
  });
  const check = (found: Token | null) => authenticator(store(found), { now }, pepper).authenticate;
  assert.equal((await check(row(token))(`Bearer ${token}`))?.name, 'ann');
  assert.equal((await check(row(token))(`bearer   ${token}`))?.name, 'ann');
  assert.equal(await check(null)(`Bearer ${token}`), null);
  assert.equal(await check(row(token, { expiresAt: '2026-11-23T03:00:00.000Z' }))(`Bearer ${token}`), null);
  assert.ok(await check(row(token, { expiresAt: '2026-11-23T03:00:00.001Z' }))(`Bearer ${token}`));
  const before = asked.length;
  for (const header of [undefined, '', token, `Basic ${token}`, 'Bearer', 'Bearer a b', `Bearer ${token}x`]) {
    assert.equal(await check(row(token))(header), null, header);
  }
  assert.equal(asked.length, before);
});

test('admin allows all, any other scope itself alone', () => {
  assert.ok(allows(row('x'), 'poison'));
  const reader = row('x', { scopes: ['read', 'diagnose'] });
  assert.deepEqual(
    [allows(reader, 'diagnose'), allows(reader, 'operate'), allows(reader, 'admin')],
    [true, false, false],
  );
});
