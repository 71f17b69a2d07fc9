import type { MoveFailure } from '../../../recovery/ports/host.ts';

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

const reasons: Record<string, MoveFailure> = {
  NT_STATUS_OBJECT_NAME_COLLISION: 'name-taken',
  NT_STATUS_NO_SUCH_FILE: 'absent',
  NT_STATUS_OBJECT_NAME_NOT_FOUND: 'absent',
  NT_STATUS_OBJECT_PATH_NOT_FOUND: 'absent',
  NT_STATUS_SHARING_VIOLATION: 'in-use',
  NT_STATUS_ACCESS_DENIED: 'denied',
  NT_STATUS_DISK_FULL: 'no-space',
  NT_STATUS_QUOTA_EXCEEDED: 'no-space',
  NT_STATUS_MEDIA_WRITE_PROTECTED: 'read-only',
  NT_STATUS_NOT_SAME_DEVICE: 'other-volume',
};

/** Why a rename was refused; null when it was not. */
export function refusalOf(reply: string): { why: MoveFailure; status: string } | null {
  if (reply === '') return null;
  const status = statusIn(reply);
  return { why: reasons[status ?? ''] ?? 'failed', status: status ?? 'an answer that is not known' };
}
