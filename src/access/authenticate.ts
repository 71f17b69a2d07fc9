import { hash } from 'node:crypto';
import type { Token, Tokens } from '../recovery/ports/access.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import { hashToken, isMistyped } from './token.ts';

/** The token of an `Authorization` header, if it is known and has not run out. */
export type Authenticate = (header: string | undefined) => Promise<Token | null>;

export interface Authenticator {
  authenticate: Authenticate;
  /** Nothing is remembered any more: what was taken back opens nothing from now on. */
  forget(): void;
}

/** How exact the last use is, in milliseconds: a row written at every call would be most of its cost. */
const useMs = 60_000;
/** How long a token is remembered, in milliseconds: so long a token works on that another Unjam took back. */
const rememberedMs = 5000;
/** Tokens that are remembered: a flood of wrong ones leaves nothing, since only known ones are. */
const mostRemembered = 1000;

export function authenticator(
  tokens: Pick<Tokens, 'byHash' | 'used'>,
  clock: Pick<Clock, 'now'>,
  pepper: Buffer,
): Authenticator {
  const remembered = new Map<string, { token: Token; until: number }>();

  async function tokenOf(secret: string): Promise<Token | null> {
    // A plain hash is enough to know it again, and costs a tenth of the other.
    const known = remembered.get(hash('sha256', secret));
    const now = clock.now();
    if (known !== undefined && now.getTime() < known.until) return known.token;
    const token = await tokens.byHash(hashToken(secret, pepper));
    if (token === null) return null;
    if (now.getTime() - Date.parse(token.lastUsedAt ?? '1970-01-01') >= useMs) {
      await tokens.used(token.id, now.toISOString());
    }
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(hash('sha256', secret), { token, until: now.getTime() + rememberedMs });
    return token;
  }

  return {
    forget: () => remembered.clear(),
    async authenticate(header) {
      const secret = /^Bearer +([A-Za-z0-9._~+/=-]{1,200})$/i.exec(header ?? '')?.[1];
      if (secret === undefined || isMistyped(secret)) return null;
      const token = await tokenOf(secret);
      if (token === null) return null;
      const isOver = token.expiresAt !== null && Date.parse(token.expiresAt) <= clock.now().getTime();
      return isOver ? null : token;
    },
  };
}
