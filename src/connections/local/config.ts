import Type, { type Static } from 'typebox';
import { LogFiles } from '../logs/config.ts';
import { Manager } from '../managers/config.ts';

/** The mail server is the machine on which Unjam runs. */
export const LocalConnection = Type.Object(
  { type: Type.Literal('local'), service: Manager, logs: Type.Optional(LogFiles) },
  { additionalProperties: false, description: 'The machine on which Unjam runs (Linux).' },
);
export type LocalConnection = Static<typeof LocalConnection>;
