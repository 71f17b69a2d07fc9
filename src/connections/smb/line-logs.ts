import { leaf, parent, pathFromText } from '../../recovery/names.ts';
import type { LogRecord, Logs } from '../../recovery/ports/host.ts';
import type { LogFile } from '../logs/files.ts';
import { mark, since } from '../logs/read.ts';
import type { OpenLog, OpensLogs } from '../logs/source.ts';
import type { Look } from './look.ts';
import type { Place } from './places.ts';
import type { Rpc } from './rpc.ts';

/** Logs that are files of the share: below the root, since only that is known to be shown. */
export function lineLogs(rpc: Rpc, place: Place, look: Look, files: LogFile[]): Logs {
  const opens: OpensLogs = (log) => open(rpc, place, look, log);
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

async function open(rpc: Rpc, place: Place, look: Look, { file }: LogFile): Promise<OpenLog | string> {
  if (file === null || /^[A-Za-z]:|^[\\/]/.test(file)) return 'over SMB a log must lie below the root';
  const path = pathFromText(file);
  const [entry] = await look(parent(path), [leaf(path)]);
  if (!entry) return 'there is no such file';
  if (entry.kind !== 'file') return 'it is no regular file';
  return {
    size: entry.size,
    // The second of its creation alone: size and time of the last write change with every line.
    inode: entry.identity.split('-')[0]!,
    async read(offset, length) {
      const args = { path: place(path), offset, length };
      const found = await rpc.ask<string | null>('read', args, { doing: 'Reading a log' });
      return Buffer.from(found ?? '', 'base64');
    },
    close: async () => undefined,
  };
}
