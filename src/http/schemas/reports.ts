import Type, { type Static } from 'typebox';
import { actionNames } from '../../recovery/job.ts';
import { Choice, Count, closed, Nullable, Text, Texts, Time, Whole } from './kinds.ts';
import { Step } from './step.ts';

/** What an action would do. */
export const PlanSchema = Type.Object(
  {
    action: Choice(actionNames, 'The action.'),
    dryRun: Type.Literal(true),
    sentence: Type.String(),
    moves: Type.Array(
      Type.Object(
        { from: Type.String(), to: Type.String(), messages: Count, examples: Type.Array(Type.String()) },
        closed,
      ),
    ),
    steps: Texts('Commands and other changes, in order.'),
    expected: Type.Object({ crashes: Count, rounds: Count, minutes: Type.Number({ minimum: 0 }) }, closed),
  },
  { $id: 'Plan', ...closed },
);
export type PlanView = Static<typeof PlanSchema>;

const LeftAlone = Type.Object(
  { what: Type.String(), count: Count, examples: Type.Array(Type.String()) },
  { $id: 'LeftAlone', ...closed },
);

export const CheckSchema = Type.Object(
  {
    server: Type.String(),
    at: Time('When.'),
    ok: Type.Boolean({ description: 'Whether a recovery could be run.' }),
    lines: Type.Array(
      Type.Object(
        {
          capability: Type.String(),
          state: Choice(['ok', 'warning', 'failed'], 'What was proved.'),
          detail: Type.String(),
        },
        closed,
      ),
    ),
    queues: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          messages: Count,
          bytes: Whole('Bytes.'),
          examples: Type.Array(Type.String()),
          leftAlone: Type.Array(LeftAlone),
        },
        closed,
      ),
    ),
  },
  { $id: 'Check', ...closed },
);

export const DiagnosisSchema = Type.Object(
  {
    id: Type.String(),
    server: Type.String(),
    at: Time('When.'),
    verdict: Choice(['healthy', 'jammed', 'wedged', 'down', 'elsewhere', 'unclear'], 'What is the matter.'),
    sentence: Text('The verdict for people.'),
    service: Type.Record(Type.String(), Type.Unknown(), { description: 'What the service manager says.' }),
    unhealthy: Texts('What of its health failed.'),
    events: Type.Array(
      Type.Object(
        {
          log: Type.String(),
          record: Type.Integer(),
          at: Nullable(Time('When.')),
          id: Nullable(Type.Integer()),
          means: Type.String(),
          name: Nullable(Text('The message that it names.')),
          title: Nullable(Type.String()),
        },
        closed,
      ),
    ),
    unreadable: Type.Array(Type.Object({ log: Type.String(), why: Type.String() }, closed)),
    queues: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          messages: Count,
          bytes: Whole('Bytes.'),
          oldestAt: Nullable(Time('Of the oldest message.')),
          examples: Texts('Some of their names.'),
          leftAlone: Type.Array(LeftAlone),
        },
        closed,
      ),
    ),
    suspects: Type.Array(
      Type.Object(
        {
          queue: Type.String(),
          name: Type.String(),
          size: Whole('Bytes.'),
          score: Type.Number({ minimum: 0, maximum: 1 }),
          why: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    inUse: Texts('Messages that the wedged service has open.'),
    freeBytes: Nullable(Whole('Free on the volume of the spool.')),
    rivals: Texts('Watchdogs and automatic restarts that would fight us.'),
    notes: Type.Array(Type.String()),
    next: Type.Array(Step),
  },
  { $id: 'Diagnosis', ...closed },
);
export type DiagnosisView = Static<typeof DiagnosisSchema>;
