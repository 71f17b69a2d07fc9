import type { LogMarks, LogReading, LogRecord, Logs } from '../../recovery/ports/host.ts';
import { Refusal } from '../windows/refusal.ts';
import type { Remote } from '../windows/remote.ts';

const mostRecords = 10_000;
const mostCharacters = 16 * 1024 * 1024;
const pageSize = 1000;
/** Characters of one text, and of the data, that are kept. */
const longest = 8 * 1024;
/** Of a log in which there was nothing yet. */
const empty = 'empty';

type Mark = LogMarks[string];

/** A record as `rpc/events.py` tells it; `time` in seconds since 1970. */
interface Told {
  record: number;
  time: number;
  id: number;
  source: string;
  strings: string[];
  data: string;
}

interface Bounds {
  oldest: number;
  count: number;
}

/**
 * Event logs of Windows over MS-RPC. A mark is the number of the newest record and its time: a log that was cleared
 * begins at 1 again on NT and counts on since Vista, so that a mark is good only while its own record is there.
 */
export function eventLogs(rpc: Remote, names: string[]): Logs {
  return {
    async mark() {
      const marks: LogMarks = {};
      for (const log of names) {
        const bounds = await readable(rpc, log);
        if (typeof bounds !== 'string') marks[log] = await markAt(rpc, log, bounds);
      }
      return marks;
    },
    async since(marks) {
      const reading: LogReading = { records: [], marks: {}, cleared: [], unreadable: [] };
      for (const log of names) await readInto(reading, rpc, log, marks?.[log]);
      return reading;
    },
  };
}

async function readInto(
  reading: LogReading,
  rpc: Remote,
  log: string,
  before: Mark | undefined,
): Promise<void> {
  const bounds = await readable(rpc, log);
  if (typeof bounds === 'string') {
    reading.unreadable.push({ log, why: bounds });
    if (before !== undefined) reading.cleared.push(log);
    return;
  }
  const cleared = before !== undefined && !(await continues(rpc, log, before, bounds));
  const after = cleared || before === undefined ? 0 : before.record;
  const records = await newest(rpc, log, after, bounds);
  if (cleared) reading.cleared.push(log);
  reading.records.push(...records.map((one) => recordOf(log, one)));
  const last = records.at(-1);
  reading.marks[log] = last !== undefined ? markOf(last) : before && !cleared ? before : emptyMark;
}

/** Whether nothing between the mark and now can be missing. */
async function continues(rpc: Remote, log: string, mark: Mark, { oldest, count }: Bounds): Promise<boolean> {
  if (mark.identity === empty) return count === 0 || oldest <= 1;
  const end = oldest + count;
  if (count === 0 || mark.record >= end) return false;
  // The oldest records make room for new ones: the marked one may, but none behind it.
  if (mark.record < oldest) return mark.record + 1 === oldest;
  const [marked] = await pageAt(rpc, log, mark.record, 1);
  return marked !== undefined && markOf(marked).identity === mark.identity;
}

/** The newest records behind this one, oldest first. */
async function newest(rpc: Remote, log: string, after: number, { oldest, count }: Bounds): Promise<Told[]> {
  const end = oldest + count;
  const found: Told[] = [];
  let characters = 0;
  for (let at = Math.max(oldest, after + 1, end - mostRecords); at < end; ) {
    const page = await pageAt(rpc, log, at, Math.min(pageSize, end - at));
    if (page.length === 0) break;
    found.push(...page);
    at = page.at(-1)!.record + 1;
    characters += page.reduce((sum, one) => sum + one.strings.join('').length, 0);
    while (characters > mostCharacters) characters -= found.shift()!.strings.join('').length;
  }
  return found;
}

function pageAt(rpc: Remote, log: string, start: number, most: number): Promise<Told[]> {
  return rpc.ask('logRecords', { log, start, most }, { doing: 'Reading the event log' });
}

const emptyMark: Mark = { record: 0, identity: empty };

async function markAt(rpc: Remote, log: string, { oldest, count }: Bounds): Promise<Mark> {
  if (count === 0) return emptyMark;
  const [last] = await pageAt(rpc, log, oldest + count - 1, 1);
  return last === undefined ? emptyMark : markOf(last);
}

function markOf({ record, time }: Told): Mark {
  return { record, identity: String(time) };
}

/** Where the log begins and how much it holds; a string says why it cannot be read. */
async function readable(rpc: Remote, log: string): Promise<Bounds | string> {
  try {
    const bounds = await rpc.ask<Bounds>('logBounds', { log }, { doing: 'Reading the event log' });
    // Asked for a log that it does not have, Windows opens Application instead.
    const key = `SYSTEM\\CurrentControlSet\\Services\\EventLog\\${log}`;
    const there = await rpc.ask<boolean>('hasKey', { key }, { doing: 'Looking for the event log' });
    return there ? bounds : 'there is no such event log';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'permission-denied' ? 'Windows denies access' : error.message;
  }
}

function recordOf(log: string, { record, time, id, source, strings, data }: Told): LogRecord {
  const texts = strings.map(tidy);
  return {
    log,
    record,
    at: new Date(time * 1000).toISOString(),
    source: tidy(source),
    id,
    text: tidy(texts.join(' ')),
    strings: texts,
    data: data === '' ? null : data.slice(0, longest),
  };
}

/** No column of text takes a NUL. */
function tidy(text: string): string {
  return text.slice(0, longest).replaceAll('\0', '');
}
