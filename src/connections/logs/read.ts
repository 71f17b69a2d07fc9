import type { LogMarks, LogReading, LogRecord } from '../../recovery/ports/host.ts';
import type { LogFile } from './files.ts';
import { endOfLines, linesFrom } from './lines.ts';
import { ofEvent, ofLine } from './records.ts';
import { continues, identityOf, type OpenLog, type OpensLogs } from './source.ts';

const mostRecords = 10_000;
const pageSize = 1000;
/** A log that is not there yet; when it comes, all of it is new. */
const absent = 'absent';

type Mark = LogMarks[string];

/** Where these logs end now. */
export async function mark(opens: OpensLogs, logs: LogFile[]): Promise<LogMarks> {
  const marks: LogMarks = {};
  for (const log of logs) {
    const found = await withLog(opens, log, (open) => markOf(log, open));
    if (typeof found !== 'string') marks[log.log] = found;
    else if (log.file !== null) marks[log.log] = { record: 0, identity: absent };
  }
  return marks;
}

async function markOf(log: LogFile, open: OpenLog): Promise<Mark> {
  const end = await endOfLines(open);
  const identity = await identityOf(open, end);
  if (log.format === 'lines') return { record: end, identity };
  return { record: lastRecord((await eventsFrom(log, open, 0)).records), identity };
}

type Rest = Omit<LogReading, 'records'>;

/** What was written since, oldest first, in pages; the last value says what is known besides. */
export async function* since(
  opens: OpensLogs,
  logs: LogFile[],
  marks: LogMarks | null,
): AsyncGenerator<LogRecord[], Rest> {
  const rest: Rest = { marks: {}, cleared: [], unreadable: [] };
  for (const log of logs) {
    const before = marks?.[log.log];
    const reading = await withLog(opens, log, (open) => readSince(log, open, before));
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

function readSince(log: LogFile, open: OpenLog, before: Mark | undefined): Promise<Reading> {
  return log.format === 'lines' ? linesSince(log, open, before) : eventsSince(log, open, before);
}

async function linesSince(log: LogFile, open: OpenLog, before: Mark | undefined): Promise<Reading> {
  const { from, cleared } = await beginning(open, before);
  const { lines, end } = await linesFrom(open, from);
  const records = lines.map((line) => ofLine(log.log, line));
  return { records, mark: { record: end, identity: await identityOf(open, end) }, cleared };
}

/** Records that begin again at lower numbers come from another log, even in the same file. */
async function eventsSince(log: LogFile, open: OpenLog, before: Mark | undefined): Promise<Reading> {
  const { from, cleared } = await beginning(open, before);
  const { records, end } = await eventsFrom(log, open, from);
  const floor = from > 0 ? before!.record : 0;
  const fellBack = records.some((one) => one.record <= floor);
  const record = fellBack ? records.at(-1)!.record : Math.max(floor, lastRecord(records));
  return { records, mark: { record, identity: await identityOf(open, end) }, cleared: cleared || fellBack };
}

interface Beginning {
  from: number;
  cleared: boolean;
}

/** Where to begin: after the mark while the file is the same, else at its head. */
async function beginning(open: OpenLog, before: Mark | undefined): Promise<Beginning> {
  if (before === undefined || before.identity === absent) return { from: 0, cleared: false };
  const from = await continues(open, before.identity);
  return from === null ? { from: 0, cleared: true } : { from, cleared: false };
}

async function eventsFrom(
  log: LogFile,
  open: OpenLog,
  from: number,
): Promise<{ records: LogRecord[]; end: number }> {
  const { lines, end } = await linesFrom(open, from);
  return { records: lines.flatMap((line) => ofEvent(log.log, line) ?? []), end };
}

function lastRecord(records: LogRecord[]): number {
  return records.reduce((last, one) => Math.max(last, one.record), 0);
}

async function withLog<T>(
  opens: OpensLogs,
  log: LogFile,
  work: (open: OpenLog) => Promise<T>,
): Promise<T | string> {
  const open = await opens(log);
  if (typeof open === 'string') return open;
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
