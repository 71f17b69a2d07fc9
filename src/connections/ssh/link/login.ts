import { createHash } from 'node:crypto';
import type { ConnectConfig } from 'ssh2';
import { readSecret } from '../../secret.ts';
import type { Auth, SshConnection } from '../config.ts';

/** Milliseconds until a host must have taken the login, and then until it must offer SFTP. */
export const patience = 20_000;

/** What the verifier saw, for telling why a login ended. */
export interface Seen {
  /** Fingerprint of the key that the host showed. */
  hostKey: string | null;
  /** Whether the port took the connection. */
  taken: boolean;
}

/** How to log in to this host. Its key is compared before anything of ours is sent. */
export async function loginOf(config: SshConnection, seen: Seen): Promise<ConnectConfig> {
  return {
    host: config.host,
    port: config.port ?? 22,
    username: config.user,
    readyTimeout: patience,
    hostVerifier: (key: Buffer) => {
      seen.hostKey = fingerprintOf(key);
      return seen.hostKey === config.hostKey;
    },
    ...(await credentials(config.auth)),
  };
}

async function credentials(auth: Auth): Promise<Partial<ConnectConfig>> {
  if ('agent' in auth) return { agent: auth.agent };
  const privateKey = await readSecret(auth.privateKey);
  if (auth.passphrase === undefined) return { privateKey };
  return { privateKey, passphrase: await readSecret(auth.passphrase) };
}

/** As `ssh-keygen -l` prints it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
