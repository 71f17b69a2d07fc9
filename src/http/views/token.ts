import type { Token } from '../../recovery/ports/access.ts';
import type { NewTokenView, TokenView } from '../schemas/token.ts';
import { oneLine } from './lines.ts';

/** A token as it is shown: never its hash. */
export function tokenView(token: Token): TokenView {
  const { id, name, prefix, scopes, servers, createdAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, name, prefix, createdAt, expiresAt, lastUsedAt },
    scopes: scopes as TokenView['scopes'],
    servers: [...servers],
  };
}

export function tokenLine(token: TokenView): string {
  const until = token.expiresAt === null ? '' : `  until ${token.expiresAt}`;
  const used = token.lastUsedAt === null ? 'never used' : `used ${token.lastUsedAt}`;
  const may = `${token.scopes.join(',')} on ${token.servers.join(',')}`;
  return `${token.prefix}…  ${oneLine(token.name)}  ${may}${until}  ${used}  ${token.id}`;
}

/** The secret stands alone in the first line, for `$(… | head -1)`. */
export function newTokenText(view: NewTokenView): string {
  const secret = view.token === null ? [] : [view.token, '  keep it: it is shown this once'];
  return [...secret, `  ${tokenLine(view)}`].join('\n');
}
