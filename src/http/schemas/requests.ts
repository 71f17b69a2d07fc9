import Type from 'typebox';
import { closed } from './kinds.ts';

const format = Type.Optional(
  Type.Enum(['json', 'text', 'html'], { type: 'string', description: 'Instead of `Accept`.' }),
);
const page = {
  pageSize: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Default 50; more than 500 is taken as 500.' }),
  ),
  pageToken: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1024, description: '`nextPageToken` of the page before.' }),
  ),
};

/** Closed like the bodies: `?dryRun=true` on an action must not be a real run. */
export const PlainQuery = Type.Object({ format }, closed);
export const PageQuery = Type.Object({ ...page, format }, closed);
/** A listing with filters. */
export const FilterQuery = <P extends Record<string, ReturnType<typeof Type.Optional>>>(filters: P) =>
  Type.Object({ ...filters, ...page, format }, closed);
/** A read with more to say than its form. */
export const ReadQuery = <P extends Record<string, ReturnType<typeof Type.Optional>>>(more: P) =>
  Type.Object({ ...more, format }, closed);

const name = (what: string) =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$', description: what });
const id = (what: string) => Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: what });

export const ServerParams = Type.Object({ server: name('Name of the server.') }, closed);
export const ProfileParams = Type.Object(
  { profile: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$', description: 'Id of the profile.' }) },
  closed,
);
export const ApprovalParams = Type.Object({ approval: id('Id of the request.') }, closed);
export const TokenParams = Type.Object({ token: id('Id of the token.') }, closed);
export const JobParams = Type.Object({ job: id('Id of the job.') }, closed);
export const RoundParams = Type.Object(
  { job: id('Id of the job.'), n: Type.Integer({ minimum: 1, description: 'Number of the round.' }) },
  closed,
);
export const MessageParams = Type.Object(
  { job: id('Id of the job.'), message: id('Id of the message.') },
  closed,
);

/** Described here, read where they are used; the validator leaves headers alone. */
export const WaitHeaders = Type.Object({
  Prefer: Type.Optional(
    Type.String({
      description:
        '`respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30).',
    }),
  ),
  'Idempotency-Key': Type.Optional(
    Type.String({ description: 'The same key answers with the same answer for 48 hours. Optional.' }),
  ),
});
export const RetryHeaders = Type.Object({
  'Idempotency-Key': WaitHeaders.properties['Idempotency-Key'],
});
export const WriteHeaders = Type.Object({
  'If-Match': Type.Optional(Type.String({ description: 'The `ETag` that was read; else 412.' })),
  'If-None-Match': Type.Optional(Type.String({ description: '`*`: only if there is none yet.' })),
});
export const ReadHeaders = Type.Object({
  'If-None-Match': Type.Optional(Type.String({ description: 'Answers 304 when nothing changed.' })),
});
