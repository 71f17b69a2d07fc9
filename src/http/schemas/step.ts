import Type, { type Static } from 'typebox';
import { closed, Text } from './kinds.ts';

/** One thing to do next. */
export const Step = Type.Object(
  {
    action: Type.Optional(Text('Name of the action; absent where no call of ours can do it.')),
    href: Type.Optional(Text('Where to POST it.')),
    body: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'What to send.' })),
    why: Text('The reason, for people.'),
  },
  { $id: 'Step', ...closed },
);
export type Step = Static<typeof Step>;
