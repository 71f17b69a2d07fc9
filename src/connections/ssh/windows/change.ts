import type { Change } from '../../windows/change.ts';
import type { Remote } from '../../windows/remote.ts';

/** Numbers of Windows by the names that the file system has for the same: "System Error Codes (0-499)", Microsoft. */
const names: Record<number, string> = {
  2: 'NT_STATUS_OBJECT_NAME_NOT_FOUND',
  3: 'NT_STATUS_OBJECT_PATH_NOT_FOUND',
  5: 'NT_STATUS_ACCESS_DENIED',
  17: 'NT_STATUS_NOT_SAME_DEVICE',
  19: 'NT_STATUS_MEDIA_WRITE_PROTECTED',
  32: 'NT_STATUS_SHARING_VIOLATION',
  33: 'NT_STATUS_SHARING_VIOLATION',
  80: 'NT_STATUS_OBJECT_NAME_COLLISION',
  112: 'NT_STATUS_DISK_FULL',
  145: 'NT_STATUS_DIRECTORY_NOT_EMPTY',
  183: 'NT_STATUS_OBJECT_NAME_COLLISION',
  267: 'NT_STATUS_NOT_A_DIRECTORY',
};

/** The name of a number; null for 0, which is success. */
export function statusOf(number: number): string | null {
  return number === 0 ? null : (names[number] ?? `Windows error ${number}`);
}

/** Changes through PowerShell. */
export function changes(remote: Remote): Change {
  return async (doing, verb, ...paths) => {
    const args = verb === 'rename' ? { from: paths[0], to: paths[1] } : { path: paths[0] };
    return statusOf(await remote.ask<number>(verb, args, { doing, again: false }));
  };
}
