import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { lock } from '../unit/libc.ts';

export interface EventRecord {
  /** Counts up through all restarts, until somebody clears the log. */
  record: number;
  time: string;
  source: string;
  id: number;
  type: 'Error' | 'Warning' | 'Information';
  category: string;
  strings: string[];
  /** Base64. */
  data: string;
}

export type NewEvent = Omit<EventRecord, 'record' | 'time'>;

/** Longer than any record that a double writes. */
const tailBytes = 32 * 1024;

/** Appends one record. All doubles of a host share the log, so the number is taken under a lock. */
export function append(file: string, event: NewEvent): void {
  const log = openSync(file, 'a+');
  try {
    lock(log);
    const record = lastRecord(log) + 1;
    writeSync(log, `${JSON.stringify({ record, time: new Date().toISOString(), ...event })}\n`);
  } finally {
    closeSync(log);
  }
}

function lastRecord(log: number): number {
  const size = fstatSync(log).size;
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  readSync(log, tail, 0, tail.length, size - tail.length);
  const line = tail.toString('utf8').trimEnd().split('\n').at(-1)!;
  return line === '' ? 0 : (JSON.parse(line) as EventRecord).record;
}
