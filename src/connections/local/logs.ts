import type { LogRecord, Logs } from '../../recovery/ports/host.ts';
import type { LogFile } from '../logs/files.ts';
import type { Thread } from './thread/client.ts';

/** The logs that the profile's signatures name, read in the thread. */
export function logs(thread: Thread, files: LogFile[]): Logs {
  return {
    mark: () => thread.call('mark', files),
    async since(marks) {
      const records: LogRecord[] = [];
      const pages = thread.pages('since', files, marks);
      for (;;) {
        const page = await pages.next();
        if (page.done) return { records, ...page.value };
        records.push(...page.value);
      }
    },
  };
}
