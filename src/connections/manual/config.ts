import Type, { type Static } from 'typebox';
import { CommandManager, WindowsManager } from '../managers/config.ts';

/** The mail server is a host that nothing reaches but a person. */
export const ManualConnection = Type.Object(
  {
    type: Type.Literal('manual'),
    service: Type.Union([CommandManager, WindowsManager]),
    shell: Type.Optional(
      Type.Enum(['sh', 'cmd', 'powershell'], {
        type: 'string',
        description:
          'What the host understands. Default: `cmd` where the service is one of Windows, else `sh`.',
      }),
    ),
  },
  {
    additionalProperties: false,
    description:
      'A host that a person works on: each step is given as a script, and its output is reported back.',
  },
);
export type ManualConnection = Static<typeof ManualConnection>;
