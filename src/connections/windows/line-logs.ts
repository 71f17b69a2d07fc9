import { leaf, parent, pathFromText, toText } from '../../recovery/names.ts';
import type { LogRecord, Logs } from '../../recovery/ports/host.ts';
import { joined } from '../event-log/joined.ts';
import type { LogFile } from '../logs/files.ts';
import { mark, since } from '../logs/read.ts';
import { nowhere, type OpenLog, type OpensLogs } from '../logs/source.ts';
import { lookAt } from './look.ts';
import type { Place } from './place.ts';
import type { Remote } from './remote.ts';

/** Where a log lies: its folder on the host and its name there; a text says why it cannot be read. */
export type Locate = (file: string) => { folder: string; name: string } | string;

/** Whether a path of a profile names a place of its own, and none below the root. */
export function isAbsolute(file: string): boolean {
  return /^[A-Za-z]:|^[\\/]/.test(file);
}

/** The place of a log below the root. */
export function belowRoot(place: Place, file: string): { folder: string; name: string } {
  const path = pathFromText(file);
  return { folder: place(parent(path)), name: toText(leaf(path)) };
}

/** All logs of a profile: a log that is no file is an event log. */
export function windowsLogs(
  remote: Remote,
  locate: Locate,
  all: LogFile[],
  events: (names: string[]) => Logs,
): Logs {
  const files = all.filter(({ file }) => file !== null);
  const named = all.filter(({ file }) => file === null).map(({ log }) => log);
  return joined(lineLogs(remote, locate, files), events(named));
}

/** Logs that are files of the host. */
function lineLogs(remote: Remote, locate: Locate, files: LogFile[]): Logs {
  const opens: OpensLogs = (log) => open(remote, locate, log);
  return {
    mark: () => mark(opens, files),
    async since(marks) {
      const records: LogRecord[] = [];
      const pages = since(opens, files, marks);
      for (;;) {
        const page = await pages.next();
        if (page.done) return { records, ...page.value };
        records.push(...page.value);
      }
    },
  };
}

async function open(remote: Remote, locate: Locate, { file }: LogFile): Promise<OpenLog | string> {
  if (file === null) return nowhere;
  const place = locate(file);
  if (typeof place === 'string') return place;
  const [entry] = await lookAt(remote, place.folder, [place.name]);
  if (!entry) return 'there is no such file';
  if (entry.kind !== 'file') return 'it is no regular file';
  const path = [place.folder, place.name].filter((part) => part !== '').join('\\');
  return {
    size: entry.size,
    // The second of its creation alone: size and time of the last write change with every line.
    inode: entry.identity.split('-')[0]!,
    async read(offset, length) {
      const args = { path, offset, length };
      const found = await remote.ask<string | null>('read', args, { doing: 'Reading a log' });
      return Buffer.from(found ?? '', 'base64');
    },
    close: async () => undefined,
  };
}
