import type { MoveFailure } from '../../../recovery/ports/host.ts';
import { reasonOf } from '../../windows/reasons.ts';

/** The status in what smbclient printed; its exit code says nothing, and a success prints nothing. */
export function statusIn(reply: string): string | null {
  return /\bNT_STATUS_[A-Z0-9_]+/.exec(reply)?.[0] ?? null;
}

const cutOff = new Set([
  'NT_STATUS_CONNECTION_DISCONNECTED',
  'NT_STATUS_CONNECTION_RESET',
  'NT_STATUS_CONNECTION_ABORTED',
  'NT_STATUS_CONNECTION_INVALID',
  'NT_STATUS_INVALID_NETWORK_RESPONSE',
  'NT_STATUS_IO_TIMEOUT',
  'NT_STATUS_LOCAL_DISCONNECT',
  'NT_STATUS_NETWORK_NAME_DELETED',
  'NT_STATUS_USER_SESSION_DELETED',
]);

/** Whether it says that it has no session any more. */
export function isCutOff(reply: string): boolean {
  return cutOff.has(statusIn(reply) ?? '');
}

/** Why a rename was refused; null when it was not. */
export function refusalOf(reply: string): { why: MoveFailure; status: string } | null {
  if (reply === '') return null;
  const status = statusIn(reply);
  return { why: reasonOf(status ?? ''), status: status ?? 'an answer that is not known' };
}
