import Type, { type Static } from 'typebox';
import { actionNames, disposals, jobStates } from '../../recovery/job.ts';
import { Choice, Count, closed, Nullable, Text, Time, Whole } from './kinds.ts';
import { RoundSchema } from './round.ts';
import { Step } from './step.ts';

const outcomes = [
  'poison-isolated',
  'suspects-set-aside',
  'index-was-bad',
  'nothing-wrong',
  'not-in-spool',
  'fixed-by-hand',
  'aborted',
] as const;

const MessageCounts = Type.Object(
  {
    found: Whole('There when the job opened.'),
    arrived: Whole('Came afterwards.'),
    held: Whole('In holding.'),
    released: Whole('In the spool; the service may take them.'),
    taken: Whole('Left the spool while the service ran. Not a claim that they were delivered.'),
    setAside: Whole("Found in the product's own failure folder."),
    poison: Whole('Set apart.'),
    returned: Whole('Put back at the end.'),
    unaccounted: Whole('Should be 0.'),
    maybeDoubled: Whole('A flag outside the sum: in flight at a kill or crash, or the index was rebuilt.'),
    waiting: Whole('A flag outside the sum: new mail bears their name, so they wait.'),
  },
  {
    ...closed,
    description: 'found + arrived = held + released + taken + setAside + poison + returned + unaccounted.',
  },
);

const Poison = Type.Object(
  {
    id: Text('Id of the message.'),
    queue: Text('Name of its queue.'),
    name: Text('Its name, percent-encoded where it is not UTF-8.'),
    sha256: Nullable(Type.String()),
    confidence: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
    why: Nullable(Type.String()),
    apart: Type.Boolean({ description: 'Whether it was put into the poison folder.' }),
    deleted: Type.Boolean({ description: 'Whether it was deleted from there afterwards.' }),
  },
  closed,
);

const Flow = Type.Object(
  {
    state: Choice(
      ['flowing', 'up-not-tested', 'test-failed', 'stopped', 'unknown'],
      'Whether mail was seen to flow.',
    ),
    seen: Nullable(Type.String()),
    at: Nullable(Time('When it was seen.')),
  },
  closed,
);

const Trouble = Type.Object(
  { code: Type.String(), detail: Type.String(), next: Nullable(Type.String()), at: Time('When.') },
  { ...closed, description: 'The last thing that went wrong, until an action goes well.' },
);

const Advice = Type.Object(
  { cause: Type.String(), references: Type.Optional(Type.Array(Type.String())), do: Type.String() },
  closed,
);

export const JobSchema = Type.Object(
  {
    id: Type.String(),
    server: Type.String(),
    profile: Type.String(),
    state: Choice(jobStates, 'Where the recovery stands.'),
    running: Nullable(
      Type.Object(
        {
          action: Choice([...actionNames, ...disposals], 'What runs.'),
          since: Time('Since when.'),
          detail: Text('One line for people.'),
        },
        closed,
      ),
    ),
    next: Type.Array(Step, { description: 'What can sensibly be done now, the best first.' }),
    messages: MessageCounts,
    flow: Flow,
    rounds: Type.Object(
      {
        done: Count,
        expected: Type.Object(
          { least: Count, likely: Count, most: Count, minutes: Type.Number({ minimum: 0 }) },
          closed,
        ),
      },
      closed,
    ),
    driver: Type.Object(
      {
        by: Choice(['hand', 'recover'], 'A person, or `recover`.'),
        who: Text('Name of the token.'),
        since: Time('Since when.'),
        reason: Nullable(Type.String()),
        paused: Type.Boolean({ description: 'Whether `recover` is paused.' }),
      },
      closed,
    ),
    waitingFor: Nullable(Choice(['operator', 'approval'], 'Whom the recovery waits for.')),
    oldestHeldAt: Nullable(Time('Age of the oldest message in holding.')),
    poison: Type.Array(Poison, { description: 'The messages found to be poison, at most 100.' }),
    advice: Type.Array(Advice, { description: 'What to do when the spool is not to blame.' }),
    saying: Text('How things stand, one sentence.'),
    trouble: Nullable(Trouble),
    outcome: Nullable(Choice(outcomes, 'What came of it, once closed.')),
    openedAt: Time('When it opened.'),
    closedAt: Nullable(Time('When it closed.')),
    notes: Type.Array(Type.Object({ at: Type.String(), by: Type.String(), text: Type.String() }, closed), {
      description: 'For whoever takes over.',
    }),
    version: Whole('Counts up with every change.'),
    round: Type.Optional(Nullable(RoundSchema)),
    exit: Type.Optional(Type.Integer({ minimum: 0, maximum: 3, description: 'With `exitcode=1`.' })),
  },
  { $id: 'Job', ...closed },
);
export type JobView = Static<typeof JobSchema>;
