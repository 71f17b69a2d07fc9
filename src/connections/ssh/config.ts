import Type, { type Static } from 'typebox';
import { LogFiles } from '../logs/config.ts';
import { CommandManager, SystemdManager, WindowsManager } from '../managers/config.ts';
import { SecretReference } from '../secret.ts';

const closed = { additionalProperties: false };

const Auth = Type.Union(
  [
    Type.Object(
      { privateKey: SecretReference, passphrase: Type.Optional(SecretReference) },
      { ...closed, description: 'A private key, in any format of OpenSSH.' },
    ),
    Type.Object(
      { agent: Type.String({ pattern: '^/', maxLength: 4096 }) },
      { ...closed, description: 'The socket of an ssh-agent on the machine of Unjam.' },
    ),
  ],
  { description: 'How to log in: by key. A password is never used.' },
);
export type Auth = Static<typeof Auth>;

/** The mail server runs OpenSSH: a Unix host, or Windows where its service is one of Windows. */
export const SshConnection = Type.Object(
  {
    type: Type.Literal('ssh'),
    host: Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\s/@]+$' }),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, default: 22 })),
    user: Type.String({ minLength: 1, maxLength: 255 }),
    auth: Auth,
    hostKey: Type.Optional(
      Type.String({
        pattern: '^SHA256:[A-Za-z0-9+/]{43}$',
        description:
          "Fingerprint of the host's key, as `ssh-keygen -l` prints it. Without it no login is tried; the refusal tells the one that was seen.",
      }),
    ),
    service: Type.Union([CommandManager, SystemdManager, WindowsManager]),
    logs: Type.Optional(LogFiles),
  },
  { ...closed, description: 'A host that runs OpenSSH: Unix, or Windows where `service` says so.' },
);
export type SshConnection = Static<typeof SshConnection>;
