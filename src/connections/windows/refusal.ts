import { type Path, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';

/** What a helper on the way to a Windows host says instead of an answer. */
export interface Told {
  kind: string;
  /** Error of Windows, or status of the file system. */
  code: number | null;
  text: string;
}

/** A refusal of the host, by its number: whoever asked may know what it means here. */
export class Refusal extends Problem {
  readonly kind: 'win32' | 'status';
  readonly number: number;

  constructor(kind: Refusal['kind'], number: number, doing: string, text: string) {
    const denied = number === win32.accessDenied || number === status.accessDenied;
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

/** "System Error Codes (0-499)", Microsoft. */
const win32 = { noSuchFile: 2, pathNotFound: 3, accessDenied: 5, badName: 123, noFolder: 267 } as const;

/** Statuses of the file system: MS-ERREF, 2.3. */
const status = {
  noSuchFile: 0xc000_000f,
  accessDenied: 0xc000_0022,
  badName: 0xc000_0033,
  nameNotFound: 0xc000_0034,
  pathNotFound: 0xc000_003a,
  noFolder: 0xc000_0103,
} as const;

const missing: Record<Refusal['kind'], Set<number>> = {
  win32: new Set([win32.noSuchFile, win32.pathNotFound, win32.badName, win32.noFolder]),
  status: new Set([
    status.noSuchFile,
    status.badName,
    status.nameNotFound,
    status.pathNotFound,
    status.noFolder,
  ]),
};

export function isMissing(error: unknown): boolean {
  return error instanceof Refusal && missing[error.kind].has(error.number);
}

export function folderMissing(path: Path, why = 'is not there, or is no folder'): Problem {
  return new Problem('folder-missing', `The folder "${toLine(path)}" ${why}.`, {
    untouched: 'Nothing was moved.',
    next: 'Correct the path in profile or server, or make the folder.',
  });
}

/** `retryable`: it was only a question. */
export function lost(doing: string, untold: string, retryable = false): Problem {
  return new Problem('connection-lost', `${doing} was cut off: the connection was lost. ${untold}`, {
    untouched: 'Nothing else was begun.',
    next: 'Ask for the same action again: it looks before it acts.',
    retryable,
  });
}
