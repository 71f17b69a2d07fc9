import type { LogMarks, LogReading, LogRecord, Logs } from '../../recovery/ports/host.ts';
import type { Run } from '../command/ran.ts';
import { queryEvents, Unreadable } from './wevtutil.ts';

const mostRecords = 10_000;
const mostCharacters = 16 * 1024 * 1024;
const pageSize = 500;
/** Of a log in which there was nothing yet. */
const empty = 'empty';

type Mark = LogMarks[string];

/**
 * Event logs of Windows, through `run`. A mark is a record number and the time of that record: since Windows
 * Vista a log that was cleared goes on counting, so that a mark is only good while its own record is still there.
 */
export function eventLogs(run: Run, names: string[]): Logs {
  return {
    async mark() {
      const marks = await Promise.all(
        names.map(async (log) => {
          const mark = await unlessUnreadable(newest(run, log));
          return mark instanceof Unreadable ? [] : [[log, mark] as const];
        }),
      );
      return Object.fromEntries(marks.flat());
    },
    async since(marks) {
      const readings = await Promise.all(names.map((log) => readSince(run, log, marks?.[log])));
      return {
        records: readings.flatMap(({ records }) => records),
        marks: Object.assign({}, ...readings.map((reading) => reading.marks)),
        cleared: readings.flatMap(({ cleared }) => cleared),
        unreadable: readings.flatMap(({ unreadable }) => unreadable),
      };
    },
  };
}

async function newest(run: Run, log: string): Promise<Mark> {
  return markOf((await queryEvents(run, log, { count: 1 }))[0]);
}

function markOf(record: LogRecord | undefined): Mark {
  return record === undefined
    ? { record: 0, identity: empty }
    : { record: record.record, identity: record.at ?? '' };
}

async function readSince(run: Run, log: string, before: Mark | undefined): Promise<LogReading> {
  const reading = await unlessUnreadable(read(run, log, before));
  if (!(reading instanceof Unreadable)) return reading;
  const cleared = before === undefined ? [] : [log];
  return { records: [], marks: {}, cleared, unreadable: [{ log, why: reading.message }] };
}

async function read(run: Run, log: string, before: Mark | undefined): Promise<LogReading> {
  const cleared = before !== undefined && !(await stillThere(run, log, before));
  const records = await newestFrom(run, log, cleared ? 0 : (before?.record ?? 0));
  // A log that was cleared counts on or begins anew; what is there now is where the next reading starts.
  const last = records.at(-1);
  const mark = last === undefined && before !== undefined && !cleared ? before : markOf(last);
  return { records, marks: { [log]: mark }, cleared: cleared ? [log] : [], unreadable: [] };
}

async function stillThere(run: Run, log: string, { record, identity }: Mark): Promise<boolean> {
  if (identity === empty) return true;
  const [marked] = await queryEvents(run, log, { from: record, before: record + 1, count: 1 });
  return marked !== undefined && markOf(marked).identity === identity;
}

/** The newest records after this one, oldest first. */
async function newestFrom(run: Run, log: string, after: number): Promise<LogRecord[]> {
  const found: LogRecord[] = [];
  let characters = 0;
  let before: number | undefined;
  for (;;) {
    const query = { from: after + 1, count: pageSize, ...(before === undefined ? {} : { before }) };
    const page = await queryEvents(run, log, query);
    for (const record of page) {
      characters += record.text.length + record.strings.join('').length;
      if (found.length >= mostRecords || characters > mostCharacters) return found.reverse();
      found.push(record);
    }
    const oldest = page.at(-1)?.record;
    if (oldest === undefined || oldest <= after + 1) return found.reverse();
    before = oldest;
  }
}

async function unlessUnreadable<T>(work: Promise<T>): Promise<T | Unreadable> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}
