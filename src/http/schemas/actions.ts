import Type, { type Static } from 'typebox';
import { Choice, closed } from './kinds.ts';

export const Reason = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Why, or a ticket: goes into job and audit.',
});
const Ids = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 1000, description });

const common = {
  dryRun: Type.Optional(Type.Boolean({ description: 'Answers with what it would do, and does nothing.' })),
  reason: Type.Optional(Reason),
  accept: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'The id that a `changed-by-others` problem gave: those changes are accepted.',
    }),
  ),
};
const evenIfHealthy = Type.Optional(Type.Boolean({ description: 'Go on although nothing seems wrong.' }));
const quarantines = ['all', 'in-use', 'suspects', 'index-only'] as const;
const choosers = ['adaptive', 'halving'] as const;

/** The body of each action; all fields are optional, unknown ones are refused. */
export const bodies = {
  stop: Type.Object(
    { ...common, evenIfHealthy },
    { $id: 'StopBody', ...closed, examples: [{ reason: 'INC-4711' }] },
  ),
  quarantine: Type.Object(
    { strategy: Type.Optional(Choice(quarantines, 'Default `all`.')), ...common, evenIfHealthy },
    { $id: 'QuarantineBody', ...closed, examples: [{ strategy: 'all', reason: 'INC-4711' }] },
  ),
  'next-bisect-round': Type.Object(
    {
      round: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 100_000,
          description: 'Starts nothing if it is done or running.',
        }),
      ),
      strategy: Type.Optional(Choice(choosers, 'Default `adaptive`.')),
      release: Type.Optional(Ids('Messages to release, instead of the engine’s choice.')),
      hold: Type.Optional(Ids('Messages to keep back in any case.')),
      ...common,
    },
    { $id: 'NextBisectRoundBody', ...closed, examples: [{ round: 4 }] },
  ),
  finalize: Type.Object(
    {
      leaveSuspects: Type.Optional(Type.Boolean({ description: 'Ends early, with the suspects set aside.' })),
      ...common,
    },
    { $id: 'FinalizeBody', ...closed, examples: [{ dryRun: true }] },
  ),
  abort: Type.Object(
    { poison: Type.Optional(Choice(['keep', 'back'], 'Default `keep`.')), ...common },
    { $id: 'AbortBody', ...closed, examples: [{ poison: 'keep', reason: 'INC-4711' }] },
  ),
  close: Type.Object(
    {
      because: Type.Optional(
        Type.String({ minLength: 1, maxLength: 500, description: 'What was done by hand.' }),
      ),
      ...common,
    },
    { $id: 'CloseBody', ...closed, examples: [{ because: 'repaired elsewhere' }] },
  ),
  adopt: Type.Object(
    {
      folder: Type.Optional(
        Type.String({ minLength: 1, maxLength: 1024, description: 'Holding folder, relative to the root.' }),
      ),
      ...common,
    },
    { $id: 'AdoptBody', ...closed, examples: [{ folder: 'in/temp' }] },
  ),
  recover: Type.Object(
    {
      strategy: Type.Optional(Choice([...quarantines, ...choosers], 'Of the quarantine or of the rounds.')),
      confirmByCrash: Type.Optional(
        Type.Boolean({ description: 'Spends one deliberate crash per accused message.' }),
      ),
      maxRounds: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      maxDowntimeSeconds: Type.Optional(Type.Number({ minimum: 0, maximum: 31_536_000 })),
      ...common,
      evenIfHealthy,
    },
    { $id: 'RecoverBody', ...closed, examples: [{ maxRounds: 20, reason: 'INC-4711' }] },
  ),
} as const;

export const ReasonBody = Type.Object(
  { reason: Type.Optional(Reason) },
  { $id: 'ReasonBody', ...closed, examples: [{ reason: 'INC-4711' }] },
);
export const DiagnoseBody = Type.Object(
  { reason: Type.Optional(Reason), dryRun: common.dryRun },
  { $id: 'DiagnoseBody', ...closed, examples: [{ reason: 'INC-4711' }] },
);
export const CheckBody = Type.Object(
  {
    rehearse: Type.Optional(
      Type.Boolean({
        description:
          'Also on a dummy file, which is removed again, and with the test mail of the registration.',
      }),
    ),
    reason: Type.Optional(Reason),
  },
  { $id: 'CheckBody', ...closed, examples: [{ rehearse: true }] },
);
export type CheckBody = Static<typeof CheckBody>;
export type DiagnoseBody = Static<typeof DiagnoseBody>;
