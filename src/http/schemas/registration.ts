import Type, { type TSchema } from 'typebox';
import { serverSchema } from '../../recovery/server.ts';
import { closed, PageOf, Whole } from './kinds.ts';

export const registrationExample = {
  profile: 'exchange-ims-5.5',
  root: '/srv/imcdata',
  connection: {
    type: 'local',
    service: {
      manager: 'command',
      start: ['/usr/local/bin/imc', 'start'],
      stop: ['/usr/local/bin/imc', 'stop'],
      kill: ['/usr/local/bin/imc', 'kill'],
      status: ['/usr/local/bin/imc', 'status'],
    },
  },
  timing: { observeSeconds: 60 },
};

/** The schemas of a registration, for the connections that the house knows. */
export function serverSchemas(connection: TSchema) {
  const registration = serverSchema(connection);
  const { connection: _, ...rest } = registration.properties;
  const ServerView = Type.Object(
    {
      name: Type.String(),
      version: Whole('Counts up with every change; the `ETag`.'),
      ...rest,
      connection: Type.Object(
        { type: Type.String() },
        {
          additionalProperties: true,
          description: 'Secrets are shown as `{"set": true}` and never returned.',
        },
      ),
    },
    { $id: 'Server', ...closed },
  );
  return {
    Registration: Type.Object(registration.properties, {
      $id: 'Registration',
      ...closed,
      examples: [registrationExample],
    }),
    ServerView,
    ServerPage: PageOf('ServerPage', ServerView),
  };
}
export type ServerSchemas = ReturnType<typeof serverSchemas>;
