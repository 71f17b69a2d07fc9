import Type, { type Static } from 'typebox';
import { JobSchema } from './job.ts';
import { closed, Nullable, PageOf, Text, Time, Whole } from './kinds.ts';
import { FoundMessage, MessageSchema } from './message.ts';
import { DiagnosisSchema } from './reports.ts';
import { RoundSchema } from './round.ts';

const Cause = Type.Object(
  {
    who: Text('Name of the token that drove the recovery.'),
    reason: Nullable(Text('What it gave as its reason.')),
    requestId: Type.Optional(Text('Of the call that led to it.')),
    traceId: Type.Optional(Nullable(Text('Of the trace of that call.'))),
  },
  { ...closed, description: 'Why it came about.' },
);

const EventSchema = Type.Object(
  {
    seq: Whole('Counts up over the whole store; the id of the Server-Sent Event.'),
    job: Type.String(),
    at: Time('When.'),
    type: Text('What happened.'),
    data: Type.Object({}, { additionalProperties: true }),
    cause: Nullable(Cause),
  },
  { $id: 'Event', ...closed },
);

const AuditEntry = Type.Object(
  {
    seq: Whole('Counts up.'),
    at: Time('When the call came.'),
    token: Nullable(Text('Name of the token.')),
    address: Nullable(Text('Where the call came from.')),
    requestId: Type.String(),
    method: Type.String(),
    path: Type.String(),
    server: Nullable(Type.String()),
    status: Type.Integer(),
    code: Nullable(Text('Code of the problem that answered.')),
    reason: Nullable(Text('What the caller gave as its reason.')),
  },
  { $id: 'AuditEntry', ...closed },
);
export type AuditView = Static<typeof AuditEntry>;

const ProfileSummary = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    readOnly: Type.Boolean({ description: 'Came with Unjam or from the profiles folder.' }),
    version: Nullable(Whole('Counts up with every change.')),
  },
  { $id: 'ProfileSummary', ...closed },
);

export const JobPage = PageOf('JobPage', JobSchema);
export const RoundPage = PageOf('RoundPage', RoundSchema);
export const MessagePage = PageOf('MessagePage', MessageSchema);
export const FoundPage = PageOf('FoundPage', FoundMessage);
export const EventPage = PageOf('EventPage', EventSchema);
export const AuditPage = PageOf('AuditPage', AuditEntry);
export const DiagnosisPage = PageOf('DiagnosisPage', DiagnosisSchema);
export const ProfilePage = PageOf('ProfilePage', ProfileSummary);

/** The whole of a recovery, for the file. */
export const ReportSchema = Type.Object(
  {
    writtenAt: Time('When.'),
    job: JobSchema,
    seconds: Type.Number({ minimum: 0, description: 'From opening to end, or until now.' }),
    rounds: Type.Array(RoundSchema),
    poison: Type.Array(MessageSchema, { description: 'At most 1,000, like each list below.' }),
    suspects: Type.Array(MessageSchema, { description: 'Not cleared and not accused.' }),
    unaccounted: Type.Array(MessageSchema),
    maybeDoubled: Type.Array(MessageSchema),
    waiting: Type.Array(MessageSchema),
  },
  { $id: 'Report', ...closed },
);
export type ReportView = Static<typeof ReportSchema>;
