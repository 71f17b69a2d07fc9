import { Problem, type ProblemCode } from '../../recovery/problems.ts';
import type { Told } from '../windows/refusal.ts';
import type { SmbConnection } from './config.ts';

export function silent(config: SmbConnection, doing: string): Problem {
  return new Problem('host-silent', `${doing}: ${where(config)} accepts and says nothing.`, {
    untouched: 'Whether it did what was asked last is not known; nothing else was begun.',
    next: 'See at its console whether the server hangs; a reboot may be the only way.',
  });
}

export function programMissing(program: string, debian: string): Problem {
  return new Problem('program-missing', `${program} is not installed where Unjam runs.`, {
    untouched: 'The host was not asked for anything.',
    next: `Install it (Debian: \`apt-get install ${debian}\`), then ask again.`,
  });
}

/** Why no session came about, each with the one thing to do about it. */
export function unopened(config: SmbConnection, told: Told): Problem {
  const [code, what, next] = reasons(config)[told.kind] ?? [
    'host-failed',
    'could not be opened',
    'See what the host says, then ask again.',
  ];
  return new Problem(code, `${where(config)} ${what}: ${told.text}.`, {
    untouched: 'Nothing on the host was touched.',
    next,
    // Nothing was asked of it yet.
    retryable: told.kind === 'lost',
  });
}

type Reason = [code: ProblemCode, what: string, next: string];

function reasons(config: SmbConnection): Record<string, Reason> {
  const { user, share, dialect } = config;
  return {
    unreachable: [
      'host-unreachable',
      'cannot be reached',
      'See whether the server runs, and whether a firewall lets SMB through to it.',
    ],
    silent: ['host-silent', 'does not answer', 'See at its console whether the server hangs.'],
    lost: ['connection-lost', 'hung up', 'See whether the server runs, then ask again.'],
    dialect: [
      'dialect-refused',
      `and Unjam have no dialect of SMB in common`,
      dialect === 'nt1'
        ? 'Take `"dialect": "nt1"` out of the registration: this server is newer than that.'
        : 'If this is Windows NT 4.0, register the server with `"dialect": "nt1"`; it is not the password.',
    ],
    login: [
      'login-refused',
      `refuses ${user}`,
      'Correct the user, or the secret that the registration refers to.',
    ],
    share: [
      'share-missing',
      `has no share ${share}`,
      'Correct `share` in the registration, or make the share on the server.',
    ],
    'share-denied': [
      'permission-denied',
      `does not let ${user} into the share ${share}`,
      'Give the user of this connection full control of the share.',
    ],
  };
}

function where({ host, port }: SmbConnection): string {
  return port === undefined ? host : `${host}:${port}`;
}
