import { type Path, toLine } from '../../../recovery/names.ts';
import { isProblem, Problem, type ProblemCode } from '../../../recovery/problems.ts';

/** What the caller can do about it, by the name of the system's error. */
const translations: Record<string, { code: ProblemCode; next: string }> = {
  EACCES: denied(),
  EPERM: denied(),
  ENOSPC: full(),
  EDQUOT: full(),
  EROFS: { code: 'host-read-only', next: 'Mount the volume writable, then call again.' },
};

function denied() {
  return {
    code: 'permission-denied',
    next: 'Run Unjam as a user who may read and write the whole spool, then call again.',
  } as const;
}
function full() {
  return { code: 'disk-full', next: 'Free space or inodes on this volume, then call again.' } as const;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether the operating system said it; anything else is a fault of ours. */
export function isSystemError(error: unknown): boolean {
  return isProblem(error) || /^E[A-Z0-9]+$/.test(codeOf(error));
}

/** A failure of the operating system as a Problem; `doing` completes the sentence "… failed". */
export function asProblem(error: unknown, doing: string): Problem {
  if (isProblem(error)) return error;
  const { code, next } = translations[codeOf(error)] ?? {
    code: 'host-failed' as const,
    next: 'Look at the host and its system log, then call again.',
  };
  return new Problem(code, `${doing} failed: ${reason(error)}.`, {
    untouched: 'No message was moved by this call.',
    next,
    cause: error,
  });
}

/** A folder that could not be reached. */
export function folderProblem(error: unknown, path: Path): Problem {
  const shown = path === '' ? 'The root' : `The folder "${toLine(path)}"`;
  switch (codeOf(error)) {
    case 'ENOENT':
      return missing(`${shown} is missing.`, 'Make the folder, or correct its path in profile or server.');
    case 'ENOTDIR':
    case 'ELOOP':
      return missing(
        `${shown} is no folder, or a link on the way to it; links are never followed.`,
        'Put a real folder there, or correct its path in profile or server.',
      );
    default:
      return asProblem(error, `Opening ${shown.toLowerCase()}`);
  }
}

function missing(detail: string, next: string): Problem {
  return new Problem('folder-missing', detail, { untouched: 'Nothing was touched.', next });
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same for a call that answered with the name of its error. */
export function failure(why: string, doing: string): Problem {
  return asProblem(Object.assign(new Error(why), { code: why }), doing);
}
