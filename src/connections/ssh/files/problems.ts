import { isProblem, Problem } from '../../../recovery/problems.ts';
import type { Volume } from '../sftp/calls.ts';
import { isRefused, status } from '../sftp/status.ts';

/** A refusal of the server as a Problem; `doing` completes the sentence "… failed". Anything else goes on as it is. */
export function asProblem(error: unknown, doing: string, volume: Volume | null = null): unknown {
  if (isProblem(error) || !isRefused(error)) return error;
  const detail = `${doing} failed: ${error.message}.`;
  const untouched = 'No message was moved by this call.';
  if (error.code === status.denied) {
    return new Problem('permission-denied', detail, {
      untouched,
      next: 'Let the user of the login read and write the whole spool, then call again.',
      cause: error,
    });
  }
  if (volume?.isReadOnly === true) {
    return new Problem('host-read-only', detail, {
      untouched,
      next: 'Mount the volume writable, then call again.',
      cause: error,
    });
  }
  if (volume?.free === 0) {
    return new Problem('disk-full', detail, {
      untouched,
      next: 'Free space on this volume, then call again.',
      cause: error,
    });
  }
  return new Problem('host-failed', detail, {
    untouched,
    next: 'Look at the host and its system log, then call again.',
    cause: error,
  });
}
