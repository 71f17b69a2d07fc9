import type { MoveFailure } from '../../recovery/ports/host.ts';

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

/** Why a message stayed where it was, by the name of the status. */
export function reasonOf(status: string): MoveFailure {
  return reasons[status] ?? 'failed';
}
