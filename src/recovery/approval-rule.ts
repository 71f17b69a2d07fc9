import Type, { type Static } from 'typebox';

const approvable = ['stop', 'recover', 'finalize'] as const;

/** What a registration may say of a second pair of eyes. */
export const ApprovalRule = Type.Object(
  {
    actions: Type.Array(Type.Enum([...approvable], { type: 'string' }), {
      minItems: 1,
      maxItems: approvable.length,
      uniqueItems: true,
      description: 'What another token must confirm before it happens.',
    }),
    withinMinutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1440,
        description: 'How long a request can be confirmed. Default 30.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ApprovalRule = Static<typeof ApprovalRule>;
