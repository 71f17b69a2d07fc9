import { randomUUID } from 'node:crypto';
import type { Token, Tokens } from '../recovery/ports/access.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import { everyServer, type Sight, seesEvery } from '../recovery/sight.ts';
import type { Scope } from './scopes.ts';
import { hashToken, makeToken, prefixOf } from './token.ts';

/** What is wanted of a new token. */
export interface TokenWish {
  name: string;
  scopes: Scope[];
  /** Names and patterns; every server if not said. */
  servers?: Sight;
  /** ISO 8601. */
  expiresAt?: string;
}

/** Where tokens are given out and taken back. */
export interface TokenDesk {
  /** The secret is in this answer and nowhere else. Throws `token-name-taken`, or `invalid-request`. */
  issue(wish: TokenWish): Promise<{ secret: string; token: Token }>;
  /** It opens nothing from now on. Throws `token-unknown`, or `last-admin-token`. */
  revoke(id: string): Promise<void>;
}

/** `forget`: told when a token was taken back. */
export function tokenDesk(
  store: Store,
  clock: Pick<Clock, 'now'>,
  pepper: Buffer,
  forget: () => void,
): TokenDesk {
  return {
    async issue({ name, scopes, servers = everyServer, expiresAt }) {
      const now = clock.now();
      if (expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime()) throw alreadyOver();
      const secret = makeToken();
      const token: Token = {
        id: randomUUID(),
        ...{ name, scopes, servers },
        prefix: prefixOf(secret),
        hash: hashToken(secret, pepper),
        createdAt: now.toISOString(),
        expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
        lastUsedAt: null,
      };
      await store.tokens.add(token);
      return { secret, token };
    },
    async revoke(id) {
      await store.atomically(async ({ tokens }) => {
        const token = await tokens.get(id);
        if (token === null) throw new Problem('token-unknown', `There is no token ${id}.`);
        if (opensAll(token, clock.now()) && !(await another(tokens, id, clock.now()))) throw lastOne(token);
        await tokens.remove(id);
      });
      forget();
    },
  };
}

/** Whether it can make other tokens, and will be able to tomorrow: one that runs out locks us out later. */
function opensAll(token: Token, now: Date): boolean {
  const lasts = token.expiresAt === null || Date.parse(token.expiresAt) > now.getTime() + 86_400_000;
  return lasts && token.scopes.includes('admin') && seesEvery(token.servers);
}

async function another(tokens: Tokens, id: string, now: Date): Promise<boolean> {
  let after: string | undefined;
  do {
    const page = await tokens.list({ limit: 500, after });
    if (page.items.some((token) => token.id !== id && opensAll(token, now))) return true;
    after = page.next;
  } while (after !== undefined);
  return false;
}

function lastOne({ name }: Token): Problem {
  return new Problem('last-admin-token', `Without ${name} nobody could make or take back a token.`, {
    untouched: 'The token stays.',
    next: 'Make another admin token first.',
  });
}

function alreadyOver(): Problem {
  return new Problem('invalid-request', 'The token would have run out before it is used.', {
    untouched: 'No token was made.',
    extra: { errors: [{ detail: 'must lie in the future', pointer: '#/expiresAt' }] },
  });
}
