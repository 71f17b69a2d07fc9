import type { LogRecord } from '../../recovery/ports/host.ts';
import { firstLine } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';
import { decoded } from './decode.ts';
import { eventsIn } from './xml.ts';

/** A log that cannot be read here, and why. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const patience = 45_000;
/** Characters of one answer; a page that does not fit is asked for again in smaller ones. */
const most = 32 * 1024 * 1024;

/** Which records, newest first. */
export interface Query {
  from?: number;
  before?: number;
  count: number;
}

/**
 * `wevtutil qe LOG /q:XPATH /rd:true /f:xml /c:N /uni:true`, as the reference of Windows commands has it. A query
 * that Windows does not understand exits with 0 and prints nothing, so that nothing but numbers is put into it.
 */
export async function queryEvents(run: Run, log: string, query: Query): Promise<LogRecord[]> {
  if (!isLogName(log)) throw new Unreadable('it is no name of an event log');
  const argv = [
    'wevtutil.exe',
    'qe',
    log,
    `/q:${xpath(query)}`,
    '/rd:true',
    '/f:xml',
    `/c:${query.count}`,
    '/uni:true',
  ];
  const { code, output, trouble } = await run(argv, { within: patience, bytes: true, most });
  if (code !== 0) throw new Unreadable(trouble ?? reason(decoded(output), code));
  if (output.length < most || query.count === 1) return eventsIn(log, decoded(output));
  return await queryEvents(run, log, { ...query, count: Math.ceil(query.count / 8) });
}

function xpath({ from, before }: Query): string {
  const conditions = [
    ...(from === undefined ? [] : [`EventRecordID>=${from}`]),
    ...(before === undefined ? [] : [`EventRecordID<${before}`]),
  ];
  return conditions.length === 0 ? '*' : `*[System[(${conditions.join(' and ')})]]`;
}

/** `Application`, `Microsoft-Windows-PrintService/Operational`: nothing that could be an option or a file. */
function isLogName(log: string): boolean {
  return /^[A-Za-z0-9][\w .()/-]{0,255}$/.test(log);
}

/** 15007: there is no such log; 5: the reader is not allowed to. */
function reason(output: string, code: number | null): string {
  if (code === 15_007) return 'there is no such event log';
  if (code === 5) return 'Windows denies access';
  return firstLine(output, `wevtutil exited with ${code}`);
}
