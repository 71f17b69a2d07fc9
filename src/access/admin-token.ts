import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tokens } from '../recovery/ports/access.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import { everyServer } from '../recovery/sight.ts';
import { hashToken, makeToken, prefixOf } from './token.ts';

/** How the first admin token came to be; `unused` tells that the one in the settings opens nothing. */
export type AdminToken = { from: 'file'; path: string } | { from: 'settings' | 'store' | 'unused' };

/**
 * Sees to it that a new store has an admin token: the one of the settings, else one made here and written
 * to a file that only our user can read. An old store keeps its tokens: adding the one of the settings
 * again would bring back a token that was taken away.
 */
export async function firstAdminToken(
  tokens: Pick<Tokens, 'count' | 'byHash' | 'add'>,
  pepper: Buffer,
  given: string | null,
  folder: string,
  clock: Pick<Clock, 'now'>,
): Promise<AdminToken> {
  if ((await tokens.count()) > 0) {
    if (given === null) return { from: 'store' };
    return { from: (await tokens.byHash(hashToken(given, pepper))) === null ? 'unused' : 'store' };
  }
  const token = given ?? makeToken();
  const path = join(folder, 'admin-token');
  // The file first: a token that is in the store and nowhere else could never be used.
  if (given === null) await writePrivately(path, `${token}\n`);
  await tokens.add({
    id: randomUUID(),
    name: 'admin',
    prefix: prefixOf(token),
    hash: hashToken(token, pepper),
    scopes: ['admin'],
    servers: everyServer,
    createdAt: clock.now().toISOString(),
    expiresAt: null,
    lastUsedAt: null,
  });
  return given === null ? { from: 'file', path } : { from: 'settings' };
}

/** A file that exists keeps its mode when written to, so one with other rights is never written to. */
async function writePrivately(path: string, content: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, content, { mode: 0o600, flag: 'wx', flush: true });
}
