import type { Token } from '../recovery/ports/store.ts';

/** What a route may ask of a token. `admin` holds all the others, since it can make itself any token. */
export const scopes = ['read', 'diagnose', 'operate', 'poison', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export function allows(token: Pick<Token, 'scopes'>, scope: Scope): boolean {
  return token.scopes.includes('admin') || token.scopes.includes(scope);
}
