import { Problem } from '../../recovery/problems.ts';
import type { Failure } from './protocol.ts';

/** Primary result codes after which nothing was written, and a person must make room or give rights. */
const cannotWrite = new Set([
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  13, // SQLITE_FULL
]);

/** A failure of the database in the words of the house. What is nobody's to repair stays an error. */
export function failureError({ message, code }: Failure, folder: string): Error {
  const cause = Object.assign(new Error(message), { code: 'SQLITE', errcode: code });
  if (code === null || !cannotWrite.has(code & 0xff)) return cause;
  return new Problem('store-full', `The store in ${folder} cannot be written: ${message}.`, {
    untouched: 'Nothing of this step was written to the store.',
    next: `Free space on the volume of ${folder} or make it writable, then ask for the same again.`,
    cause,
  });
}
