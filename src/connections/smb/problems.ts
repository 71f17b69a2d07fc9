import { type Path, toLine } from '../../recovery/names.ts';
import { Problem, type ProblemCode } from '../../recovery/problems.ts';
import type { SmbConnection } from './config.ts';

/** What `rpc/serve.py` says instead of an answer. */
export interface Told {
  kind: string;
  /** Error of Windows, or status of the file system. */
  code: number | null;
  text: string;
}

/** A refusal of the server, by its number: whoever asked may know what it means here. */
export class Refusal extends Problem {
  readonly kind: 'win32' | 'status';
  readonly number: number;

  constructor(kind: Refusal['kind'], number: number, doing: string, text: string) {
    const denied = number === 5 || number === status.accessDenied;
    super(denied ? 'permission-denied' : 'host-failed', `${doing} failed: ${text}.`, {
      untouched: 'Nothing else was begun.',
      next: denied
        ? 'Give the user of this connection the rights that it lacks.'
        : 'See what the host says, then ask again.',
    });
    this.kind = kind;
    this.number = number;
  }
}

/** Statuses of the file system: MS-ERREF, 2.3. */
const status = {
  noSuchFile: 0xc000_000f,
  accessDenied: 0xc000_0022,
  badName: 0xc000_0033,
  nameNotFound: 0xc000_0034,
  pathNotFound: 0xc000_003a,
  noFolder: 0xc000_0103,
} as const;

const missing = new Set<number>([
  status.noSuchFile,
  status.badName,
  status.nameNotFound,
  status.pathNotFound,
  status.noFolder,
]);

export function isMissing(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'status' && missing.has(error.number);
}

export function folderMissing(path: Path, why = 'is not there, or is no folder'): Problem {
  return new Problem('folder-missing', `The folder "${toLine(path)}" ${why}.`, {
    untouched: 'Nothing was moved.',
    next: 'Correct the path in profile or server, or make the folder.',
  });
}

export function lost(doing: string, untold: string): Problem {
  return new Problem('connection-lost', `${doing} was cut off: the connection was lost. ${untold}`, {
    untouched: 'Nothing else was begun.',
    next: 'Ask for the same action again: it looks before it acts.',
  });
}

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
