import Type from 'typebox';
import { jobStates } from '../../recovery/job.ts';
import { closed, Nullable, Text, Time, Whole } from './kinds.ts';

const MessageData = Type.Object(
  {
    server: Nullable(Text('Name of the server.')),
    job: Nullable(Text('Id of the recovery.')),
    event: Nullable(
      Whole('Number of the event; a later one has a higher number, in whatever order they arrive.'),
    ),
    by: Nullable(Text('Name of the token that drove the recovery then.')),
    reason: Nullable(Text('What it gave as its reason, such as the number of a ticket.')),
    requestId: Nullable(Text('`X-Request-Id` of the call that led to it.')),
    traceparent: Nullable(Text('Of the trace of that call; also a header of the message.')),
    details: Type.Object(
      {},
      {
        additionalProperties: true,
        description: 'What the event tells, never content of a message. `truncated` where it was too long.',
      },
    ),
  },
  closed,
);

const WebhookMessage = Type.Object(
  { type: Text('What happened.'), timestamp: Time('When it happened.'), data: MessageData },
  { $id: 'WebhookMessage', ...closed },
);

/** What each type tells, beside those of the states. */
const tells: Record<string, string> = {
  'job.opened': 'A recovery was opened; `details.sentence` says what was seen.',
  'job.person-needed': 'Nothing goes on without a person; `details.saying` says why.',
  'job.forgotten': 'Mail lies in holding and nobody has moved for 30 minutes; once for each such half hour.',
  'job.taken-over': 'Another process took the recovery up, after a restart.',
  'job.note': 'Somebody left a note for whoever takes over.',
  'round.judged': 'A round was played: its number, its verdict, how much was released and taken.',
  'round.corrected': 'A verdict was changed by hand.',
  'action.started': 'An action began.',
  'action.ended': 'An action ended well.',
  'action.failed': 'An action ended with a problem; `details.code` is its code.',
  'approval.requested':
    'A person is asked to confirm an action with another token, within the time of `details.expiresAt`.',
  'approval.given': 'An action was confirmed and began.',
  'approval.refused': 'An action was refused, or taken back by who asked for it.',
  'alert.handled': 'What came of an alert that monitoring told; `details.outcome` and `details.saying`.',
  'webhook.test': 'A test, asked for with `POST /v1/webhooks/{webhook}/test`.',
};

const ofStates = jobStates
  .filter((state) => state !== 'open')
  .map((state) => [
    `job.${state}`,
    `The state of a recovery became \`${state}\`; \`details.was\` is the one before.`,
  ]);

const example = {
  type: 'round.judged',
  timestamp: '2026-11-23T03:12:20.000Z',
  data: {
    ...{ server: 'MAIL01', job: 'bcdfghjkmnpq', event: 4711, by: 'ann', reason: 'INC-4711' },
    requestId: '0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    details: { round: 3, verdict: 'crashed', released: 120, taken: 80, livedSeconds: 4.2 },
  },
};

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

const headers = [
  header('webhook-id', 'Of the message, the same in every attempt: take one message once by it.'),
  header('webhook-timestamp', 'Of this attempt, in seconds since 1970.'),
  header(
    'webhook-signature',
    '`v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation.',
  ),
];

/** The `webhooks` section of the document: what a receiver with the format `standard` is sent. */
export const webhookMessages = Object.fromEntries(
  [...Object.entries(tells), ...(ofStates as [string, string][])].map(([type, description]) => [
    type,
    { post: operationOf(type, description) },
  ]),
);

function operationOf(type: string, description: string) {
  const name = type.replace(/(?:^|[.-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    operationId: `on${name}`,
    tags: ['Webhooks'],
    summary: `Told: ${type}`,
    description,
    security: [],
    parameters: headers,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: WebhookMessage,
          ...(type === example.type ? { example } : {}),
        },
      },
    },
    responses: {
      '2XX': { description: 'Taken.' },
      default: {
        description:
          'Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as ' +
          '`Retry-After` says, and 410 disables the webhook.',
      },
    },
  };
}
