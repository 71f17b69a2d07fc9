import { createHash } from 'node:crypto';
import type { LogFile } from './files.ts';

/** A log that is open for reading. */
export interface OpenLog {
  /** Bytes, when it was opened. */
  size: number;
  /** What tells the file from another under its name, as far as the host can. */
  inode: string;
  /** Up to `length` bytes; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a log to read it; a string says why it cannot be read. */
export type OpensLogs = (log: LogFile) => Promise<OpenLog | string>;

/** Of a log that nobody said how to find. */
export const nowhere = 'the registration does not say which file holds it (connection.logs)';

const headLength = 256;

/**
 * What tells this file from another under its name, and how far it was read: a new file may get the old
 * inode, and a file that was emptied and filled again keeps it, so its first bytes are part of it.
 */
export async function identityOf(log: OpenLog, end: number): Promise<string> {
  const length = Math.min(headLength, log.size);
  return [log.inode, end, length, await headSum(log, length)].join('/');
}

/** The offset after what was read, while the log is still the one of this identity; null when it is not. */
export async function continues(log: OpenLog, identity: string): Promise<number | null> {
  const [wasInode, end, length, sum] = identity.split('/');
  const same = wasInode === log.inode && log.size >= Number(end) && log.size >= Number(length);
  return same && (await headSum(log, Number(length))) === sum ? Number(end) : null;
}

async function headSum(log: OpenLog, length: number): Promise<string> {
  const head = await log.read(0, length);
  return createHash('sha256').update(head).digest('hex').slice(0, 16);
}
