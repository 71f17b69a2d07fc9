import type { Clock } from '../recovery/ports/clock.ts';
import type { Token, Tokens } from '../recovery/ports/store.ts';
import { hashToken, isMistyped } from './token.ts';

/** The token of an `Authorization` header, if it is known and has not run out. */
export type Authenticate = (header: string | undefined) => Promise<Token | null>;

/** How exact the last use is, in milliseconds: a row written at every call would be most of its cost. */
const useMs = 60_000;

export function authenticator(
  tokens: Pick<Tokens, 'byHash' | 'used'>,
  clock: Pick<Clock, 'now'>,
  pepper: Buffer,
): Authenticate {
  return async (header) => {
    const token = /^Bearer +([A-Za-z0-9._~+/=-]{1,200})$/i.exec(header ?? '')?.[1];
    if (token === undefined || isMistyped(token)) return null;
    const known = await tokens.byHash(hashToken(token, pepper));
    if (known === null) return null;
    const now = clock.now();
    if (known.expiresAt !== null && Date.parse(known.expiresAt) <= now.getTime()) return null;
    if (now.getTime() - Date.parse(known.lastUsedAt ?? '1970-01-01') >= useMs) {
      await tokens.used(known.id, now.toISOString());
    }
    return known;
  };
}
