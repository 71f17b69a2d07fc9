import Type, { type Static, type TSchema } from 'typebox';
import { ApprovalRule } from './approval-rule.ts';
import { Health, Queue, Timing } from './profile.ts';

/** Argument vectors: what a registration may run on a host is never a shell string. */
export const Argv = Type.Array(Type.String({ maxLength: 4096 }), { minItems: 1, maxItems: 64 });

const closed = { additionalProperties: false };
const Within = Type.Optional(
  Type.Number({ minimum: 1, maximum: 3600, description: 'Patience, in seconds. Default 60.' }),
);
const Address = Type.String({
  maxLength: 254,
  pattern: '^[^@\\s<>\\x00-\\x1f]+@[^@\\s<>\\x00-\\x1f]+$',
  description: 'Address of a mailbox.',
});

/** A command on the host tests for itself; by SMTP, Unjam hands messages in and sees whether they leave the spool. */
const CommandProbe = Type.Object({ command: Argv, withinSeconds: Within }, closed);
export const SmtpProbe = Type.Object(
  {
    in: Type.Object(
      {
        smtp: Type.String({
          pattern: '^(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]{1,253})(:\\d{1,5})?$',
          description: 'Host and port at which mail is handed in. Default port 25.',
        }),
        to: Address,
        from: Type.Optional(Address),
      },
      closed,
    ),
    out: Type.Optional(Type.Object({ to: Address }, closed)),
    withinSeconds: Within,
  },
  closed,
);
const Probe = Type.Union([CommandProbe, SmtpProbe], {
  description:
    'Tests the normal operation: a command that exits 0 when mail goes in and out, or messages that are handed in ' +
    'by SMTP, one to a mailbox here and one to somewhere else, and must leave the spool.',
});
export type Probe = Static<typeof Probe>;
export type SmtpProbe = Static<typeof SmtpProbe>;

/** Seconds that a test of the normal operation may take. */
export function patienceOf(probe: Probe): number {
  return probe.withinSeconds ?? 60;
}

const OnAlert = Type.Enum(['nothing', 'diagnose', 'recover'], {
  type: 'string',
  description: 'What an alert of this server begins. `recover` needs a token that may operate.',
});

/** The registration of one mail host, for the connections that the house knows. */
export function serverSchema<C extends TSchema>(connection: C) {
  return Type.Object(
    {
      profile: Type.String({ minLength: 1, maxLength: 64, description: 'Id of the profile.' }),
      root: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 1024,
          description: "Path of the spool root, instead of the profile's.",
        }),
      ),
      connection,
      timing: Type.Optional(Timing),
      health: Type.Optional(Health),
      queues: Type.Optional(Type.Array(Queue, { minItems: 1, maxItems: 32 })),
      nudge: Type.Optional(Argv),
      probe: Type.Optional(Probe),
      approval: Type.Optional(ApprovalRule),
      onAlert: Type.Optional(OnAlert),
    },
    { additionalProperties: false },
  );
}

/** How to reach a host; what else it holds is the connection's own business. */
export interface ConnectionSettings {
  type: string;
}

export interface Registration {
  profile: string;
  root?: string;
  connection: ConnectionSettings;
  timing?: Timing;
  health?: Health;
  queues?: Queue[];
  nudge?: string[];
  probe?: Probe;
  approval?: ApprovalRule;
  /** `diagnose` where it says nothing. */
  onAlert?: Static<typeof OnAlert>;
}

/** A registered mail host. */
export interface Server extends Registration {
  name: string;
  /** Of the row, for `ETag`; counts up with every change. */
  version: number;
}
