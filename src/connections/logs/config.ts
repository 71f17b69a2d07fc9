import Type, { type Static } from 'typebox';

const LogFile = Type.Object(
  {
    file: Type.String({ minLength: 1, maxLength: 4096, description: 'Absolute, or below the root.' }),
    format: Type.Enum(['lines', 'events'], {
      type: 'string',
      description: 'Lines of text, or an event log with one JSON object a line.',
    }),
  },
  { additionalProperties: false },
);

/** Where the logs of a profile lie on one host. */
export const LogFiles = Type.Record(Type.String({ pattern: '^.{1,1024}$' }), LogFile, {
  description: "Where the profile's logs lie, by their names.",
});
export type LogFiles = Static<typeof LogFiles>;
