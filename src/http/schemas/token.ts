import Type, { type Static } from 'typebox';
import { scopes } from '../../access/scopes.ts';
import { sightPattern } from '../../recovery/sight.ts';
import { Reason } from './actions.ts';
import { Choice, closed, Nullable, PageOf, Text, Time } from './kinds.ts';

const Scopes = Type.Array(Choice(scopes, 'What a call may need; `admin` holds all the others.'), {
  minItems: 1,
  maxItems: scopes.length,
  uniqueItems: true,
});
const Servers = Type.Array(
  Type.String({ pattern: sightPattern, description: 'A name, or a pattern: `*` stands for any characters.' }),
  { minItems: 1, maxItems: 100, description: 'The servers it may know of; to it all others do not exist.' },
);

export const TokenBody = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9 ._@:+-]{0,62}$',
      description: 'Whose it is: stands in the audit and in each job. Of one token alone.',
    }),
    scopes: Scopes,
    servers: Type.Optional(Servers),
    expiresAt: Type.Optional(Time('When it runs out; never, if not said.')),
    reason: Type.Optional(Reason),
  },
  {
    $id: 'TokenBody',
    ...closed,
    examples: [{ name: 'zabbix', scopes: ['read', 'diagnose'], servers: ['MAIL*'] }],
  },
);

const fields = {
  id: Type.String(),
  name: Type.String(),
  prefix: Text('Its first characters.'),
  scopes: Scopes,
  servers: Servers,
  createdAt: Time('When it was made.'),
  expiresAt: Nullable(Time('When it runs out.')),
  lastUsedAt: Nullable(Time('Of the last minute in which it was used.')),
};

const TokenSchema = Type.Object(fields, { $id: 'Token', ...closed });
export type TokenView = Static<typeof TokenSchema>;
export const TokenPage = PageOf('TokenPage', TokenSchema);

export const NewTokenSchema = Type.Object(
  {
    ...fields,
    token: Nullable(Text('The token itself. Shown this once; null when the call is repeated with its key.')),
  },
  { $id: 'NewToken', ...closed },
);
export type NewTokenView = Static<typeof NewTokenSchema>;

export const newTokenExample: NewTokenView = {
  id: '4f7c2f6e-8f0a-4a3c-9a63-9d1d1a0f7b11',
  name: 'zabbix',
  prefix: 'ujm_4Xk9',
  scopes: ['read', 'diagnose'],
  servers: ['MAIL*'],
  createdAt: '2026-11-23T03:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  token: 'ujm_4Xk9…',
};
