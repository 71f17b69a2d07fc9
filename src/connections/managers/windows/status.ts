import type { ServiceLook } from '../../../recovery/ports/host.ts';
import { Problem } from '../../../recovery/problems.ts';
import type { Run } from '../../command/ran.ts';
import type { Status } from '../manager.ts';
import { meaning } from './codes.ts';
import { numberIn, type Sc, sc } from './sc.ts';

/** SERVICE_STATUS_PROCESS.dwCurrentState: stopped, start, stop, running, continue and pause pending, paused. */
export const states: ServiceLook['state'][] = [
  'unknown',
  'down',
  'changing',
  'changing',
  'up',
  'changing',
  'changing',
  'up',
];

/** SERVICE_STOP_PENDING. */
export const stopPending = 3;

/** A service that was never started since the boot has this for an exit code. */
export const neverStarted = 1077;
/** The exit code is the service's own, in the next field. */
const itsOwn = 1066;

/** `sc queryex NAME`: TYPE, STATE, (flags), WIN32_EXIT_CODE, SERVICE_EXIT_CODE, CHECKPOINT, WAIT_HINT, PID. */
export function query(run: Run, name: string): Promise<Sc> {
  return sc(run, 'queryex', name);
}

/** What Windows says of the service. Problems `command-failed`, `permission-denied`: it says nothing. */
export function statusOf(name: string, answer: Sc): Status {
  if (answer.error !== null) throw untold(name, answer.error);
  const state = states[numberIn(answer.fields[1]) ?? 0] ?? 'unknown';
  const pid = pidOf(answer);
  const exitCode = exitCodeOf(answer);
  const ended = state === 'down' && exitCode !== null && exitCode !== 0;
  return {
    state,
    pids: pid === null ? [] : [pid],
    acceptsStop: acceptsStop(answer),
    stopping: numberIn(answer.fields[1]) === stopPending,
    exitCode: state === 'down' ? exitCode : null,
    detail: `${name} is in state ${answer.fields[1] ?? 'unknown'}${ended ? `, ${meaning(exitCode)}` : ''}`,
  };
}

/** Null without a process, and before Windows 2000, which does not tell. */
export function pidOf({ fields }: Sc): number | null {
  return numberIn(fields[6]) || null;
}

/** Whether other services live in the same process: SERVICE_WIN32_SHARE_PROCESS is 0x20; the field is hex. */
export function sharesProcess({ fields }: Sc): boolean {
  return (Number.parseInt(fields[0] ?? '', 16) & 0x20) !== 0;
}

function acceptsStop({ flags }: Sc): boolean | null {
  if (flags.includes('NOT_STOPPABLE')) return false;
  return flags.includes('STOPPABLE') ? true : null;
}

function exitCodeOf({ fields }: Sc): number | null {
  const code = numberIn(fields[2]);
  if (code === neverStarted) return null;
  return code === itsOwn ? numberIn(fields[3]) : code;
}

function untold(name: string, error: number): Problem {
  return new Problem(error === 5 ? 'permission-denied' : 'command-failed', `${name}: ${meaning(error)}.`, {
    untouched: 'Nothing was started or stopped.',
    next:
      error === 1060
        ? 'Correct the service in the profile: its short name, as `sc query` shows it.'
        : 'Run `sc queryex` by hand on the host, as the user of Unjam, and see what it says.',
  });
}
