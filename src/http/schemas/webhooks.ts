import Type, { type Static } from 'typebox';
import { deliveryStates, webhookFormats } from '../../recovery/ports/outbox.ts';
import { sightPattern } from '../../recovery/sight.ts';
import { Choice, closed, Nullable, PageOf, Text, Time, Whole } from './kinds.ts';
import { FilterQuery } from './requests.ts';

const url = Type.String({
  minLength: 8,
  maxLength: 2048,
  description: 'Where to POST: https, and a public address unless it is allowed to be another.',
});

const settings = {
  format: Choice(
    [...webhookFormats],
    '`standard`: Standard Webhooks; `slack`, `teams`: what their incoming webhooks take.',
  ),
  types: Type.Array(
    Type.String({ pattern: '^(\\*|[a-z]+(-[a-z]+)*\\.(\\*|[a-z]+(-[a-z]+)*))$', maxLength: 64 }),
    {
      minItems: 1,
      maxItems: 64,
      description: 'Types of events, such as `job.finalized`; `job.*` for all of a kind, `*` for every one.',
    },
  ),
  servers: Type.Array(Type.String({ pattern: sightPattern }), {
    minItems: 1,
    maxItems: 500,
    description: 'Names of servers; `*` stands for any characters.',
  }),
  private: Type.Boolean({ description: 'Whether its host may have a private address.' }),
  enabled: Type.Boolean({ description: 'What happens while it is not is not told to it later.' }),
  description: Nullable(Type.String({ maxLength: 500, description: 'For people.' })),
};
type Change = Partial<Static<typeof WebhookChange>>;

/** What is not said when one is made has its usual value. */
export const NewWebhook = Type.Object(
  { url, ...Type.Partial(Type.Object(settings)).properties },
  {
    $id: 'NewWebhook',
    ...closed,
    examples: [
      { url: 'https://tickets.example/unjam', types: ['job.*', 'round.judged'], servers: ['MAIL*'] },
    ],
  },
);
export type NewWebhook = Change & { url: string };

export const WebhookChange = Type.Partial(Type.Object({ url, ...settings }), {
  $id: 'WebhookChange',
  ...closed,
  examples: [{ enabled: true }],
});
export type WebhookChange = Change;

const view = {
  id: Type.String(),
  url: Text('Of Slack and Teams the host alone: the rest of it is their secret.'),
  ...settings,
  disabledBecause: Nullable(Text('Why Unjam disabled it.')),
  createdAt: Time('When it was made.'),
  version: Whole('Counts up with every change; the `ETag`.'),
};
export const WebhookSchema = Type.Object(view, { $id: 'Webhook', ...closed });
export type WebhookView = Static<typeof WebhookSchema>;

const secret = Nullable(Text('`whsec_…`. Shown this once; null when the call is repeated with its key.'));
export const MadeWebhook = Type.Object({ ...view, secret }, { $id: 'MadeWebhook', ...closed });
export const RotatedSecret = Type.Object(
  { secret, previousUntil: Time('Until then messages are signed with the old one too.') },
  { $id: 'RotatedSecret', ...closed },
);

const Attempt = Type.Object(
  {
    at: Time('When.'),
    status: Nullable(Type.Integer({ description: 'HTTP status; null without an answer.' })),
    error: Nullable(Text('Why it did not count as delivered.')),
    milliseconds: Whole('How long it took.'),
  },
  closed,
);

export const DeliverySchema = Type.Object(
  {
    id: Text('The `webhook-id`: the same in every attempt.'),
    webhook: Type.String(),
    event: Nullable(Whole('Number of the event that it tells.')),
    type: Text('Type of the event.'),
    server: Nullable(Type.String()),
    createdAt: Time('When it was made.'),
    state: Choice([...deliveryStates], 'Whether it arrived; `failed` is not tried again by itself.'),
    dueAt: Nullable(Time('When it is tried next.')),
    attempts: Type.Array(Attempt, { description: 'The newest 50, the newest last.' }),
    body: Text('As it is sent.'),
  },
  { $id: 'Delivery', ...closed },
);
export type DeliveryView = Static<typeof DeliverySchema>;

export const WebhookPage = PageOf('WebhookPage', WebhookSchema);
export const DeliveryPage = PageOf('DeliveryPage', DeliverySchema);

const id = (description: string) => Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description });
export const WebhookParams = Type.Object({ webhook: id('Id of the webhook.') }, closed);
export const DeliveryParams = Type.Object(
  { webhook: id('Id of the webhook.'), delivery: id('Id of the delivery.') },
  closed,
);
export const DeliveryQuery = FilterQuery({
  state: Type.Optional(Choice([...deliveryStates], 'Only these.')),
});
export const NoBody = Type.Object({}, { ...closed, examples: [{}] });
