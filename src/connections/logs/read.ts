import type { LogMarks, LogReading, LogRecord } from '../../recovery/ports/host.ts';
import { close } from '../local/disk/libc.ts';
import type { Root } from '../local/disk/root.ts';
import { endOfLines, linesFrom } from './lines.ts';
import { ofEvent, ofLine } from './records.ts';
import { continues, identityOf, type LogFile, type OpenLog, openLog } from './source.ts';

const mostRecords = 10_000;
const pageSize = 1000;
/** A log that is not there yet; when it comes, all of it is new. */
const absent = 'absent';

type Mark = LogMarks[string];

/** Where these logs end now. */
export function mark(root: Root, logs: LogFile[]): LogMarks {
  return Object.fromEntries(
    logs.flatMap((log) => {
      const found = withLog(root, log, (open) => markOf(log, open));
      if (typeof found !== 'string') return [[log.log, found]];
      return log.file === null ? [] : [[log.log, { record: 0, identity: absent }]];
    }),
  );
}

function markOf(log: LogFile, open: OpenLog): Mark {
  const end = endOfLines(open);
  if (log.format === 'lines') return { record: end, identity: identityOf(open, end) };
  return { record: lastRecord(eventsFrom(log, open, 0).records), identity: identityOf(open, end) };
}

type Rest = Omit<LogReading, 'records'>;

/** What was written since, oldest first, in pages; the last value says what is known besides. */
export function* since(root: Root, logs: LogFile[], marks: LogMarks | null): Generator<LogRecord[], Rest> {
  const rest: Rest = { marks: {}, cleared: [], unreadable: [] };
  for (const log of logs) {
    const before = marks?.[log.log];
    const reading = withLog(root, log, (open) => readSince(log, open, before));
    if (typeof reading === 'string') {
      rest.unreadable.push({ log: log.log, why: reading });
      if (before && before.identity !== absent) rest.cleared.push(log.log);
      if (log.file !== null) rest.marks[log.log] = { record: 0, identity: absent };
      continue;
    }
    rest.marks[log.log] = reading.mark;
    if (reading.cleared) rest.cleared.push(log.log);
    const newest = reading.records.slice(-mostRecords);
    for (let at = 0; at < newest.length; at += pageSize) yield newest.slice(at, at + pageSize);
  }
  return rest;
}

interface Reading {
  records: LogRecord[];
  mark: Mark;
  cleared: boolean;
}

function readSince(log: LogFile, open: OpenLog, before: Mark | undefined): Reading {
  return log.format === 'lines' ? linesSince(log, open, before) : eventsSince(log, open, before);
}

function linesSince(log: LogFile, open: OpenLog, before: Mark | undefined): Reading {
  const { from, cleared } = beginning(open, before);
  const { lines, end } = linesFrom(open, from);
  const records = lines.map((line) => ofLine(log.log, line));
  return { records, mark: { record: end, identity: identityOf(open, end) }, cleared };
}

/** Records that begin again at lower numbers come from another log, even in the same file. */
function eventsSince(log: LogFile, open: OpenLog, before: Mark | undefined): Reading {
  const { from, cleared } = beginning(open, before);
  const { records, end } = eventsFrom(log, open, from);
  const floor = from > 0 ? before!.record : 0;
  const fellBack = records.some((one) => one.record <= floor);
  const record = fellBack ? records.at(-1)!.record : Math.max(floor, lastRecord(records));
  return { records, mark: { record, identity: identityOf(open, end) }, cleared: cleared || fellBack };
}

/** Where to begin: after the mark while the file is the same, else at its head. */
function beginning(open: OpenLog, before: Mark | undefined): { from: number; cleared: boolean } {
  if (before === undefined || before.identity === absent) return { from: 0, cleared: false };
  const from = continues(open, before.identity);
  return from === null ? { from: 0, cleared: true } : { from, cleared: false };
}

function eventsFrom(log: LogFile, open: OpenLog, from: number): { records: LogRecord[]; end: number } {
  const { lines, end } = linesFrom(open, from);
  return { records: lines.flatMap((line) => ofEvent(log.log, line) ?? []), end };
}

function lastRecord(records: LogRecord[]): number {
  return records.reduce((last, one) => Math.max(last, one.record), 0);
}

function withLog<T>(root: Root, log: LogFile, work: (open: OpenLog) => T): T | string {
  const open = openLog(root, log);
  if (typeof open === 'string') return open;
  try {
    return work(open);
  } finally {
    close(open.fd);
  }
}
