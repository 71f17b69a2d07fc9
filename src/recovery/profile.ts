import Type, { type Static } from 'typebox';

/**
 * What is known about one mail product: data, never code. Paths are relative to the root and may be written
 * with `/` or `\`. Only `id`, `service`, `root` and `queues` are required.
 */
const closed = { additionalProperties: false };
const Text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description });
const Seconds = (description: string) => Type.Number({ minimum: 0, maximum: 86_400, description });
const Choice = <const V extends string[]>(values: readonly [...V], description: string) =>
  Type.Enum(values, { type: 'string', description });
const Argv = (description: string) =>
  Type.Array(Type.String({ maxLength: 4096 }), { minItems: 1, maxItems: 64, description });

const Process = Type.Object(
  {
    image: Text(255, 'File name of the program, as the process list shows it.'),
    exclusive: Type.Optional(
      Type.Boolean({
        description: 'No other program on the host has this image, so killing by name is safe.',
      }),
    ),
  },
  closed,
);

const Need = Type.Object(
  {
    name: Text(255, 'Short name of a service that this one needs. Never stopped or killed.'),
    process: Type.Optional(Process),
    startSeconds: Type.Optional(Seconds('How long it may take to start.')),
  },
  closed,
);

export const Health = Type.Object(
  {
    processes: Type.Optional(Type.Array(Text(255, 'Image that must live.'), { maxItems: 16 })),
    tcp: Type.Optional(
      Type.Array(
        Type.Object(
          {
            port: Type.Integer({ minimum: 1, maximum: 65_535 }),
            host: Type.Optional(Text(255, 'Default: the mail server itself.')),
            expect: Type.Optional(Text(500, 'Regular expression that the greeting must match.')),
          },
          closed,
        ),
        { maxItems: 8 },
      ),
    ),
    command: Type.Optional(Argv('Exits 0 when the service works.')),
  },
  closed,
);

export const Queue = Type.Object(
  {
    name: Type.String({ pattern: '^[A-Za-z0-9_.-]{1,64}$', description: 'Short name of the queue.' }),
    path: Text(1024, 'Folder of the queue.'),
    holding: Type.Optional(
      Text(
        1024,
        'Where its messages wait, on the same volume. Default: `temp` in the queue folder; beside a queue that has `depth`, or whose messages are folders.',
      ),
    ),
    ignore: Type.Optional(Type.Array(Text(255, 'Name or glob that is no message.'), { maxItems: 64 })),
    depth: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 4,
        description: 'Levels of subfolders in which messages lie (hashed queues). Default 0.',
      }),
    ),
  },
  closed,
);

const Message = Type.Object(
  {
    unit: Choice(['file', 'directory', 'group'], 'What one message is.'),
    format: Type.Optional(
      Choice(
        ['rfc822', 'opaque'],
        'Whether the content can be looked at for malformations. Default `opaque`.',
      ),
    ),
    pattern: Type.Optional(Text(500, 'Of a group: regular expression with the groups `name` and `part`.')),
    order: Type.Optional(
      Type.Array(Text(64, 'A part.'), {
        minItems: 1,
        maxItems: 8,
        description: 'Parts in the order in which they leave the queue; they return in the opposite one.',
      }),
    ),
    wanders: Type.Optional(
      Type.Boolean({ description: 'The service carries a message from queue to queue under the same name.' }),
    ),
  },
  closed,
);

const Index = Type.Object(
  {
    path: Text(1024, 'File or folder derived from the queue.'),
    policy: Type.Optional(Choice(['leave', 'set-aside'], 'Default `leave`.')),
  },
  closed,
);

export const Timing = Type.Object(
  {
    startSeconds: Type.Optional(Seconds('Patience with a start.')),
    stopSeconds: Type.Optional(Seconds('Patience with an orderly stop before the kill.')),
    observeSeconds: Type.Optional(Seconds('How long a round is watched at least.')),
    observeMaxSeconds: Type.Optional(Seconds('How long a round is watched at most.')),
    sampleSeconds: Type.Optional(Seconds('Between two looks at the service.')),
    flowSeconds: Type.Optional(Seconds('How long to wait for mail to be seen flowing.')),
  },
  closed,
);

const Signature = Type.Object(
  {
    log: Text(1024, 'Name of an event log, or path of a log file (absolute, or below the root).'),
    source: Type.Optional(Text(255, 'Source of the record.')),
    id: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 65_535, description: 'Event id, its low 16 bits.' }),
    ),
    in: Type.Optional(
      Type.String({
        pattern: '^(text|strings\\[\\d{1,2}\\]|data\\(\\d{1,4}\\))$',
        description: 'Where `match` looks: `text`, `strings[n]` or `data(offset)`. Default `text`.',
      }),
    ),
    match: Type.Optional(Text(500, 'Regular expression; its group `name` is the name of a message.')),
    means: Choice(
      [
        'names-poison',
        'crash',
        'set-aside',
        'clean-stop',
        'received',
        'index-rebuilt',
        'elsewhere',
        'disk-low',
      ],
      'What the record tells us.',
    ),
    title: Type.Optional(Text(200, 'What it says, for people.')),
  },
  closed,
);

const Elsewhere = Type.Object(
  {
    cause: Text(500, 'What else can be to blame when the spool is not.'),
    references: Type.Optional(Type.Array(Text(100, 'Article or document.'), { maxItems: 16 })),
    do: Text(4000, 'What to do next.'),
  },
  closed,
);

export const Profile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' }),
    title: Type.Optional(Text(200, 'For people.')),
    service: Type.Object(
      { name: Text(255, 'Short name of the service.'), process: Type.Optional(Process) },
      closed,
    ),
    needs: Type.Optional(Type.Array(Need, { maxItems: 8 })),
    health: Type.Optional(Health),
    root: Type.Union([
      Text(1024, 'Path of the spool root.'),
      Type.Object(
        {
          registry: Type.Optional(Text(1024, 'Registry value that holds the path.')),
          default: Type.Optional(Text(1024, 'Path if the registry does not tell.')),
        },
        closed,
      ),
    ]),
    queues: Type.Array(Queue, { minItems: 1, maxItems: 32 }),
    watch: Type.Optional(Type.Array(Text(1024, 'Folder that the service also reads.'), { maxItems: 32 })),
    setAside: Type.Optional(
      Type.Array(Text(1024, 'Folder into which the product puts its own failures.'), { maxItems: 32 }),
    ),
    poisonFolder: Type.Optional(Text(1024, 'Outside everything that the service reads. Default `poison`.')),
    message: Type.Optional(Message),
    index: Type.Optional(Type.Array(Index, { maxItems: 16 })),
    reads: Type.Optional(
      Choice(['on-retry', 'at-start'], 'When the service reads its messages. Default `on-retry`.'),
    ),
    readsSource: Type.Optional(Text(500, 'Where `reads: at-start` is known from; required with it.')),
    nudge: Type.Optional(Argv('Makes the service read these messages now; `{name}` stands for them.')),
    intake: Type.Optional(
      Type.Object({ close: Argv('Closes inbound mail.'), open: Argv('Opens it again.') }, closed),
    ),
    timing: Type.Optional(Timing),
    signatures: Type.Optional(Type.Array(Signature, { maxItems: 64 })),
    elsewhere: Type.Optional(Type.Array(Elsewhere, { maxItems: 8 })),
  },
  {
    $id: 'Profile',
    ...closed,
    examples: [
      {
        id: 'my-mailer',
        service: { name: 'mailer' },
        root: '/var/spool/mailer',
        queues: [{ name: 'out', path: 'queue' }],
      },
    ],
  },
);

export type Profile = Static<typeof Profile>;
export type Queue = Static<typeof Queue>;
export type Health = Static<typeof Health>;
export type Timing = Static<typeof Timing>;
export type Signature = Static<typeof Signature>;
export type Elsewhere = Static<typeof Elsewhere>;
export type Means = Signature['means'];
