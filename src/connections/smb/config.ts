import Type, { type Static } from 'typebox';
import { SecretReference } from '../secret.ts';

/** A Windows host over SMB and MS-RPC. */
export const SmbConnection = Type.Object(
  {
    type: Type.Literal('smb'),
    host: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$',
      description: 'Name or address of the server.',
    }),
    port: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 65_535,
        description: 'Default 445; 139 with the dialect `nt1`.',
      }),
    ),
    share: Type.String({
      pattern: '^[^-\\\\/:*?"<>|\\u0000-\\u001f][^\\\\/:*?"<>|\\u0000-\\u001f]{0,79}$',
      description: 'The share that holds the spool: `D$`, or one made for it.',
    }),
    user: Type.String({
      pattern: '^[^\\u0000-\\u001f]{1,256}$',
      description: 'User, `DOMAIN\\user` or `user@domain`, who may control the service.',
    }),
    password: SecretReference,
    dialect: Type.Optional(
      Type.Literal('nt1', {
        description: 'Windows NT 4.0: SMB 1 without signing, NTLMv1. Never used unless it stands here.',
      }),
    ),
    kill: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_.:\\\\$~ ()-]{1,260}$',
        description:
          'Where `kill.exe` of the Resource Kit lies on the server. Default: `taskkill`, or `kill.exe` in the path with `nt1`.',
      }),
    ),
  },
  { additionalProperties: false, description: 'A Windows host, NT 4.0 and later, over SMB and MS-RPC.' },
);
export type SmbConnection = Static<typeof SmbConnection>;
