import type { LogRecord } from '../../recovery/ports/host.ts';
import type { Line } from './lines.ts';

/** Characters of one record that are kept. */
const longest = 8 * 1024;

/** A line of a log file; its record number is its offset in bytes. */
export function ofLine(log: string, { at, text }: Line): LogRecord {
  return {
    log,
    record: at,
    at: null,
    source: null,
    id: null,
    text: tidy(text),
    strings: [],
    data: null,
  };
}

/** A record of an event log that is kept as one JSON object a line; null for a line that is none. */
export function ofEvent(log: string, { text }: Line): LogRecord | null {
  const event = parsed(text);
  if (event === null || typeof event.record !== 'number') return null;
  const strings = Array.isArray(event.strings) ? event.strings.map((one) => tidy(String(one))) : [];
  return {
    log,
    record: event.record,
    at: typeof event.time === 'string' ? event.time : null,
    source: typeof event.source === 'string' ? event.source : null,
    id: typeof event.id === 'number' ? event.id : null,
    text: tidy(typeof event.text === 'string' ? event.text : strings.join(' ')),
    strings,
    data: typeof event.data === 'string' && event.data !== '' ? event.data.slice(0, longest) : null,
  };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** No column of text takes a NUL. */
function tidy(text: string): string {
  return text.slice(0, longest).replaceAll('\0', '');
}
