import type { Clock } from '../recovery/ports/clock.ts';
import type { Token, Tokens } from '../recovery/ports/store.ts';
import { hashToken, isMistyped } from './token.ts';

/** The token of an `Authorization` header, if it is known and has not run out. */
export type Authenticate = (header: string | undefined) => Promise<Token | null>;

export function authenticator(tokens: Pick<Tokens, 'byHash'>, clock: Pick<Clock, 'now'>): Authenticate {
  return async (header) => {
    const token = /^Bearer +([A-Za-z0-9._~+/=-]{1,200})$/i.exec(header ?? '')?.[1];
    if (token === undefined || isMistyped(token)) return null;
    const known = await tokens.byHash(hashToken(token));
    if (known === null) return null;
    const expired = known.expiresAt !== null && Date.parse(known.expiresAt) <= clock.now().getTime();
    return expired ? null : known;
  };
}
