import type { LogRecord, Logs } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { LogFile } from '../logs/source.ts';
import type { LocalConnection } from './config.ts';
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

/** A name that is a path needs no mapping; where an event log lies, only the registration can tell. */
export function logFiles(spec: Spec, mapped: LocalConnection['logs'] = {}): LogFile[] {
  const names = [...new Set(spec.signatures.map((signature) => signature.log))];
  return names.map((log) => {
    const own = Object.hasOwn(mapped, log) ? mapped[log] : undefined;
    if (own !== undefined) return { log, ...own };
    return { log, file: isPath(log) ? log : null, format: 'lines' };
  });
}

function isPath(log: string): boolean {
  return /[\\/]/.test(log) || log.endsWith('.log');
}
