import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { firstAdminToken } from '../../src/access/admin-token.ts';
import { keptSecret } from '../../src/access/kept.ts';
import { hashToken } from '../../src/access/token.ts';
import type { Token } from '../../src/recovery/ports/access.ts';

const pepper = Buffer.alloc(32, 1);
const clock = { now: () => new Date('2026-11-23T03:00:00.000Z') };

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'unjam-access-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

function tokens(...known: Token[]) {
  return {
    known,
    add: async (token: Token) => void known.push(token),
    byHash: async (hash: string) => known.find((token) => token.hash === hash) ?? null,
    count: async () => known.length,
  };
}

test('a new store gets an admin token in a file that only we can read', async (t) => {
  const path = await folder(t);
  const store = tokens();
  const told = await firstAdminToken(store, pepper, null, path, clock);
  assert.deepEqual(told, { from: 'file', path: join(path, 'admin-token') });
  const token = (await readFile(join(path, 'admin-token'), 'utf8')).trim();
  assert.equal((await stat(join(path, 'admin-token'))).mode & 0o777, 0o600);
  assert.deepEqual(
    [store.known.length, store.known[0]!.hash, store.known[0]!.scopes],
    [1, hashToken(token, pepper), ['admin']],
  );
  assert.ok(!JSON.stringify(store.known).includes(token));
});

test('a file that lies there already, readable by all, is not written into', async (t) => {
  const path = await folder(t);
  await writeFile(join(path, 'admin-token'), 'old', { mode: 0o644 });
  await firstAdminToken(tokens(), pepper, null, path, clock);
  assert.equal((await stat(join(path, 'admin-token'))).mode & 0o777, 0o600);
});

test('the token of the settings is for a new store alone', async (t) => {
  const path = await folder(t);
  const store = tokens();
  assert.deepEqual(await firstAdminToken(store, pepper, 'from-the-settings', path, clock), {
    from: 'settings',
  });
  assert.equal(store.known[0]!.hash, hashToken('from-the-settings', pepper));
  assert.deepEqual(await firstAdminToken(store, pepper, 'from-the-settings', path, clock), { from: 'store' });
  assert.deepEqual(await firstAdminToken(store, pepper, 'another', path, clock), { from: 'unused' });
  assert.deepEqual(await firstAdminToken(store, pepper, null, path, clock), { from: 'store' });
  assert.equal(store.known.length, 1);
});

test('a kept secret is the same after every restart, and never made anew over a broken one', async (t) => {
  const path = await folder(t);
  const [made, ...others] = await Promise.all([1, 2, 3].map(() => keptSecret(path, 'key')));
  for (const other of [...others, await keptSecret(path, 'key')]) assert.deepEqual(other, made);
  assert.equal((await stat(join(path, 'key'))).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(path), ['key'], 'no draft is left');
  await writeFile(join(path, 'key'), 'short');
  await assert.rejects(keptSecret(path, 'key'), /remove it to have a new one made/);
});

test('a secret that could not be written whole bears no name, and the next start makes one', async (t) => {
  const path = await folder(t);
  const module = new URL('../../src/access/kept.ts', import.meta.url).href;
  const script = `const { keptSecret } = await import('${module}'); await keptSecret('${path}', 'key');`;
  // No file may hold a single byte, as on a volume that is full: the write fails when the file is there already.
  const limited = 'ulimit -f 0; exec "$0" --input-type=module -e "$1"';
  assert.notEqual(spawnSync('sh', ['-c', limited, process.execPath, script]).status, 0);
  assert.ok(!(await readdir(path)).includes('key'));
  assert.equal((await keptSecret(path, 'key')).length, 32);
});
