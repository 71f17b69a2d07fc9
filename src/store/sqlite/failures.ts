import { Problem } from '../../recovery/problems.ts';
import { byHand, StoreRefused } from '../refused.ts';
import { databaseName } from './files.ts';
import type { Failure, RefusedOpening } from './protocol.ts';

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

/** Why the folder cannot be used, and what to do instead. */
export function refusedError(folder: string, { why, detail }: RefusedOpening): StoreRefused {
  const sentences = {
    damaged: `The store ${folder}/${databaseName} is damaged (${detail}). ${byHand} Then move the file aside, or restore a copy of it, and start again.`,
    'in-use': `Another Unjam is running on the store in ${folder}: stop it first, or give this one a folder of its own.`,
    unusable: `The store in ${folder} cannot be used: ${detail}.`,
  };
  return new StoreRefused(why, sentences[why]);
}
