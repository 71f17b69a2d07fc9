import { Problem, type ProblemCode } from '../../../recovery/problems.ts';
import type { SshConnection } from '../config.ts';
import type { Seen } from './login.ts';

/** What ssh2 says of a failure besides its message. */
interface SshError extends Error {
  level?: string;
  code?: string;
}

const untouched = 'Nothing was touched.';

/** `took`: what it did before it fell silent. */
export function silent({ host, port = 22 }: SshConnection, took: string, cause?: Error): Problem {
  return new Problem('host-silent', `${host} port ${port} ${took} and then said nothing.`, {
    untouched,
    next: 'See whether sshd still works there (it may have run out of memory, processes or logins).',
    retryable: true,
    cause,
  });
}

/** Why no connection could be made, each with the one thing to do about it. */
export function unreached(error: SshError, config: SshConnection, seen: Seen): Problem {
  const where = `${config.host} port ${config.port ?? 22}`;
  const problem = (code: ProblemCode, detail: string, next: string, retryable = false) =>
    new Problem(code, detail, { untouched, next, retryable, cause: error });
  if (seen.hostKey !== null && config.hostKey === undefined) {
    return problem(
      'host-key-unknown',
      `No host key is registered for ${where}; it showed ${seen.hostKey}.`,
      `Compare that with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host, then register it as \`hostKey\`.`,
    );
  }
  if (seen.hostKey !== null && seen.hostKey !== config.hostKey) {
    return problem(
      'host-key-changed',
      `${where} shows the host key ${seen.hostKey}, and ${config.hostKey} is registered.`,
      'Find out on the host itself whether its key was changed; if it was, register the new one, and if not, somebody stands between.',
    );
  }
  switch (error.level) {
    case 'client-authentication':
      return problem(
        'login-refused',
        `${where} does not let ${config.user} in: ${error.message}.`,
        'Correct `user` or `auth` in the registration, or let the host take this key.',
      );
    case 'client-timeout':
      if (!seen.taken) break;
      return silent(config, 'took the connection', error);
    case 'agent':
      return problem(
        'login-refused',
        `The agent does not help to log in: ${error.message}.`,
        'Start the agent and add the key to it, or name its socket in `auth`.',
      );
    case 'handshake':
    case 'protocol':
      return problem(
        'host-unreachable',
        `${where} and Unjam find no way to talk SSH: ${error.message}.`,
        'See what answers on that port, and which algorithms its sshd allows.',
      );
  }
  return problem(
    'host-unreachable',
    `${where} cannot be reached: ${error.message}.`,
    'See whether the host is up, and its name, port and firewall.',
    true,
  );
}
