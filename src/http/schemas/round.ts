import Type, { type Static } from 'typebox';
import { verdicts } from '../../recovery/round.ts';
import { Choice, closed, Nullable, Text, Texts, Time, Whole } from './kinds.ts';

export const MessageRef = Type.Object(
  { id: Type.String(), queue: Type.String(), name: Type.String() },
  { $id: 'MessageRef', ...closed },
);
export type MessageRef = Static<typeof MessageRef>;

const Refs = (description: string) => Type.Array(MessageRef, { description });

const Evidence = Type.Object(
  {
    taken: Whole('Messages that left the spool.'),
    unread: Whole('Released and not known to have been read.'),
    arrived: Whole('New mail that came meanwhile.'),
    setAside: Whole("Found in the product's own failure folder."),
    inUse: Refs('Open at the last look before the fall, at most 100.'),
    named: Refs('Named in an event, at most 100.'),
    fell: Nullable(Text('The service that fell, where it is not the mail service.')),
    exitCode: Nullable(Type.Integer()),
    livedSeconds: Type.Number({ minimum: 0 }),
    seen: Texts('What was seen, for people.'),
  },
  closed,
);

export const RoundSchema = Type.Object(
  {
    n: Type.Integer({ minimum: 1 }),
    kind: Choice(['bisect', 'between', 'finalize'], 'What it was for.'),
    strategy: Choice(['adaptive', 'halving'], 'How its messages were chosen.'),
    phase: Choice(['planned', 'releasing', 'starting', 'observing', 'judged', 'done'], 'How far it is.'),
    why: Text('Why these messages.'),
    asked: Whole('How many were to be released.'),
    released: Whole('How many unproved ones were in the spool when the service started.'),
    examples: Refs('Some of them.'),
    verdict: Nullable(Choice(verdicts, 'What came of it.')),
    verdictBy: Nullable(Text('Who gave the verdict, when a person overrode it.')),
    evidence: Nullable(Evidence),
    startedAt: Time('When it began.'),
    endedAt: Nullable(Time('When it was judged.')),
  },
  { $id: 'Round', ...closed },
);
export type RoundView = Static<typeof RoundSchema>;
