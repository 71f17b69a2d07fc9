import Type, { type Static } from 'typebox';
import { alertOutcomes } from '../../recovery/ports/inbox.ts';
import { sightPattern } from '../../recovery/sight.ts';
import { Choice, closed, Nullable, PageOf, Text, Time, Whole } from './kinds.ts';
import { FilterQuery } from './requests.ts';

const open = { additionalProperties: true } as const;

/** Alertmanager's payload. Open everywhere: its newer versions say more, and an alarm must not be refused for it. */
export const AlertmanagerPayload = Type.Object(
  {
    version: Type.Literal('4'),
    alerts: Type.Array(
      Type.Object(
        {
          status: Choice(['firing', 'resolved'], 'Whether it lasts.'),
          labels: Type.Record(Type.String(), Type.String({ maxLength: 4096 }), {
            description: '`server` names the server that it is about.',
          }),
          startsAt: Time('When it began; with the fingerprint it tells one alert from another.'),
          fingerprint: Type.String({ minLength: 1, maxLength: 128, description: 'Of its labels.' }),
        },
        open,
      ),
      { maxItems: 2000 },
    ),
  },
  {
    ...open,
    'x-free-text': true,
    $id: 'AlertmanagerPayload',
    examples: [
      {
        version: '4',
        groupKey: '{}:{alertname="SmtpDown"}',
        status: 'firing',
        receiver: 'unjam',
        alerts: [
          {
            status: 'firing',
            labels: { alertname: 'SmtpDown', server: 'MAIL01' },
            annotations: {},
            startsAt: '2026-11-23T03:05:00.000Z',
            endsAt: '0001-01-01T00:00:00Z',
            generatorURL: 'http://prometheus.example/graph',
            fingerprint: 'b0f5d83c0ef1a1b4',
          },
        ],
      },
    ],
  },
);
export type AlertmanagerPayload = Static<typeof AlertmanagerPayload>;

export const AlertsTaken = Type.Object(
  { new: Whole('Alerts not told before.'), known: Whole('Alerts told before.') },
  { $id: 'AlertsTaken', ...closed },
);

const AlertSchema = Type.Object(
  {
    id: Type.String(),
    fingerprint: Type.String(),
    startsAt: Text('When it began, as Alertmanager says it.'),
    name: Type.String(),
    server: Nullable(Text('What its label `server` says.')),
    status: Choice(['firing', 'resolved'], 'As it was last told.'),
    times: Whole('How often it was told.'),
    firstAt: Time('When it was first told.'),
    lastAt: Time('When it was last told.'),
    outcome: Choice(
      [...alertOutcomes],
      'What came of it. `ours`: it began while a recovery was open on its server; `noted`: nothing was to be done.',
    ),
    saying: Text('One sentence for people.'),
    job: Nullable(Text('The recovery that was open, or that it began.')),
  },
  { $id: 'Alert', ...closed },
);
export type AlertView = Static<typeof AlertSchema>;
export const AlertPage = PageOf('AlertPage', AlertSchema);
export const AlertQuery = FilterQuery({
  server: Type.Optional(Type.String({ maxLength: 200, description: 'Only those of this server.' })),
});

const field = (description: string) => Type.String({ maxLength: 4000, description });
export const SlackCommand = Type.Object(
  {
    user_id: field('Who typed it.'),
    team_id: field('The workspace of the user.'),
    text: Type.Optional(field('What was typed behind the command.')),
    trigger_id: Type.Optional(field('Of this one call; it is taken once.')),
    response_url: Type.Optional(field('Where later answers go.')),
  },
  {
    ...open,
    'x-free-text': true,
    $id: 'SlackCommand',
    examples: [{ user_id: 'U0123ABCD', team_id: 'T0123ABCD', command: '/unjam', text: 'status MAIL01' }],
  },
);
export type SlackCommand = Static<typeof SlackCommand>;

export const SlackReply = Type.Object(
  {
    response_type: Choice(['ephemeral', 'in_channel'], 'Who sees it.'),
    text: Text('For the channel.'),
  },
  { $id: 'SlackReply', ...closed },
);

const userFields = {
  team: Type.String({ pattern: '^[TE][A-Z0-9]{2,20}$', description: 'Id of the workspace of the user.' }),
  name: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$',
    description: 'For the audit, as `slack:ann/U0123ABCD`.',
  }),
  scopes: Type.Array(Choice(['read', 'diagnose', 'operate'], 'What the user may do.'), {
    minItems: 1,
    maxItems: 3,
  }),
  servers: Type.Array(Type.String({ pattern: sightPattern }), {
    minItems: 1,
    maxItems: 500,
    description: 'Names of servers; `*` stands for any characters.',
  }),
};
export const SlackUserBody = Type.Object(userFields, {
  $id: 'SlackUserBody',
  ...closed,
  examples: [{ team: 'T0123ABCD', name: 'ann', scopes: ['read', 'diagnose', 'operate'], servers: ['MAIL*'] }],
});
export type SlackUserBody = Static<typeof SlackUserBody>;
export const SlackUserSchema = Type.Object(
  { user: Type.String(), ...userFields, version: Whole('Counts up with every change; the `ETag`.') },
  { $id: 'SlackUser', ...closed },
);
export const SlackUserPage = PageOf('SlackUserPage', SlackUserSchema);
export const SlackUserParams = Type.Object(
  { user: Type.String({ pattern: '^[UW][A-Z0-9]{2,20}$', description: "Slack's id of the user." }) },
  closed,
);
