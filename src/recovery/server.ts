import Type, { type Static, type TSchema } from 'typebox';
import { Health, Queue, Timing } from './profile.ts';

/** Argument vectors: what a registration may run on a host is never a shell string. */
export const Argv = Type.Array(Type.String({ maxLength: 4096 }), { minItems: 1, maxItems: 64 });

const Probe = Type.Object(
  { command: Argv, withinSeconds: Type.Optional(Type.Number({ minimum: 1, maximum: 3600 })) },
  {
    additionalProperties: false,
    description: 'Tests the normal operation; exits 0 when mail goes in and out.',
  },
);

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
  probe?: Static<typeof Probe>;
  /** `diagnose` where it says nothing. */
  onAlert?: Static<typeof OnAlert>;
}

/** A registered mail host. */
export interface Server extends Registration {
  name: string;
  /** Of the row, for `ETag`; counts up with every change. */
  version: number;
}
