import type { Spec } from '../../recovery/spec.ts';
import type { LogFiles } from './config.ts';

/** Where one log of the profile lies on this host. */
export interface LogFile {
  log: string;
  /** Absolute, or below the root; null when nobody said where it is. */
  file: string | null;
  format: 'lines' | 'events';
}

/** A name that is a path needs no mapping; where an event log lies, only the registration can tell. */
export function logFiles(spec: Spec, mapped: LogFiles = {}): LogFile[] {
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
