/**
 * wevtutil.exe qe. The options are those of the reference of Windows commands; the events look as in public
 * transcripts of `/f:xml`: one after another without a root, attributes in single quotes, EventID with its upper
 * half in Qualifiers, binary data in hexadecimal. A log that is not there is error 15007.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Output } from './sc.ts';

interface Event {
  record: number;
  time: string;
  source: string;
  id: number;
  strings: string[];
  data?: string;
}

/** `file` holds the events of the log "Application", one JSON object a line. */
export function wevtutil(file: string, [verb, log, ...options]: string[]): Output {
  if (verb !== 'qe') return { code: 87, text: '' };
  if (log !== 'Application' || !existsSync(file)) {
    return { code: 15_007, text: 'Failed to read events. The specified channel could not be found.\r\n' };
  }
  const option = (name: string) => options.find((one) => one.startsWith(`/${name}:`))?.slice(name.length + 2);
  const found = matching(events(file), option('q') ?? '*');
  const ordered = option('rd') === 'true' ? found.reverse() : found;
  return {
    code: 0,
    text: ordered
      .slice(0, Number(option('c') ?? Infinity))
      .map(xml)
      .join(''),
  };
}

/** A lower record number is the first one of a log that was cleared: what stood before it is gone. */
function events(file: string): Event[] {
  let all: Event[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const event = parsed(line);
    if (event === null) continue;
    if (all.length > 0 && event.record <= all.at(-1)!.record) all = [];
    all.push(event);
  }
  return all;
}

function parsed(line: string): Event | null {
  try {
    const event = JSON.parse(line) as Event;
    return typeof event.record === 'number' ? event : null;
  } catch {
    return null;
  }
}

function matching(all: Event[], query: string): Event[] {
  if (query === '*') return all;
  const inside = /^\*\[System\[\((.*)\)\]\]$/.exec(query)?.[1];
  const conditions = (inside ?? '').split(' and ').map((one) => /^EventRecordID(>=|<)(\d+)$/.exec(one));
  // As seen with the real one: a query that it does not understand finds nothing and is no error.
  if (conditions.includes(null)) return [];
  return all.filter(({ record }) =>
    conditions.every((one) => (one![1] === '<' ? record < Number(one![2]) : record >= Number(one![2]))),
  );
}

function xml({ record, time, source, id, strings, data }: Event): string {
  const texts = strings.map((text) => `<Data>${escaped(text)}</Data>`).join('');
  const binary = data ? `<Binary>${Buffer.from(data, 'base64').toString('hex').toUpperCase()}</Binary>` : '';
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${escaped(source)}'/><EventID Qualifiers='49152'>${id}</EventID><Level>2</Level><Task>0</Task><Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='${time}'/><EventRecordID>${record}</EventRecordID><Channel>Application</Channel><Computer>MAIL01</Computer><Security/></System><EventData>${texts}${binary}</EventData></Event>\r\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&apos;');
}
