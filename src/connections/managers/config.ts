import Type, { type Static } from 'typebox';
import { Argv } from '../../recovery/server.ts';

const closed = { additionalProperties: false };

const Need = Type.Object(
  { status: Argv, start: Type.Optional(Argv) },
  { ...closed, description: 'How to ask for, and start, a service that this one needs.' },
);

/**
 * The service under commands of the administrator's own. `status` exits with the LSB codes (0 up; 1, 2 and 3
 * down) and may print `pid N` of the main process, as this host counts its processes.
 */
export const CommandManager = Type.Object(
  {
    manager: Type.Literal('command'),
    start: Argv,
    stop: Argv,
    status: Argv,
    kill: Type.Optional(Argv),
    fence: Type.Optional(Argv),
    unfence: Type.Optional(Argv),
    needs: Type.Optional(Type.Record(Type.String({ pattern: '^.{1,255}$' }), Need)),
  },
  { ...closed, description: 'Commands that start, stop, kill and ask for the service.' },
);
export type CommandManager = Static<typeof CommandManager>;

/**
 * The name of one service unit. It cannot begin like an option, holds no space, quote or glob, and is no other
 * kind of unit: stopping a target or a slice would stop more than the service.
 */
export const UnitName = Type.String({
  maxLength: 255,
  pattern:
    '^(?!.*\\.(socket|device|mount|automount|swap|target|path|timer|slice|scope)$)[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]*$',
  description: 'Name of a service unit; `.service` may be left out.',
});

/** The service under systemd. */
export const SystemdManager = Type.Object(
  {
    manager: Type.Literal('systemd'),
    unit: UnitName,
    needs: Type.Optional(
      Type.Record(Type.String({ pattern: '^.{1,255}$' }), UnitName, {
        description: "Units of the profile's needed services, by their names there. Default: the same name.",
      }),
    ),
  },
  { ...closed, description: 'The service is a unit of systemd.' },
);
export type SystemdManager = Static<typeof SystemdManager>;

/** The service under the service control manager of Windows, by the name in the profile. */
const WindowsManager = Type.Object(
  { manager: Type.Literal('windows') },
  { ...closed, description: "The profile's service name is a service of Windows." },
);

/** Whatever starts and stops services on a host. */
export const Manager = Type.Union([CommandManager, SystemdManager, WindowsManager]);
export type Manager = Static<typeof Manager>;
