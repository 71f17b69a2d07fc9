import type { Token } from '../recovery/ports/access.ts';

/** What a route may ask of a token. `admin` holds all the others, since it can make itself any token. */
export const scopes = ['read', 'diagnose', 'operate', 'poison', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Whether the token allows what the route asks for: every scope of it, where it asks for several. */
export function allows(token: Pick<Token, 'scopes'>, scope: Scope | readonly Scope[]): boolean {
  return token.scopes.includes('admin') || [scope].flat().every((one) => token.scopes.includes(one));
}

/** "the scope read", "the scopes operate and poison". */
export function scopeWords(scope: Scope | readonly Scope[]): string {
  const all = [scope].flat();
  return `the scope${all.length === 1 ? '' : 's'} ${all.join(' and ')}`;
}
