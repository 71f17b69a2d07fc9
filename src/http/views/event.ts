import type { JobEvent } from '../../recovery/ports/store.ts';
import { oneLine, plural } from './lines.ts';
import { clockTime } from './times.ts';

export function eventsText(server: string, events: JobEvent[], now: Date): string {
  return [
    `${server}  ${plural(events.length, 'event')}`,
    ...events.map((event) =>
      `  ${clockTime(event.at, now)}  ${oneLine(event.type)}  ${dataLine(event.data)}`.trimEnd(),
    ),
  ].join('\n');
}

function dataLine(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([key, value]) => `${key}=${oneLine(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ')
    .slice(0, 300);
}
