import { type Path, pathFromText } from '../../recovery/names.ts';
import type { Entry, EntryKind, MoveFailure } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';

/** One look of a script at the service. */
export interface Sample {
  /** Seconds since the service was asked to start, or the watch began. */
  at: number;
  /** Exit code of the status command, or the state of Windows: 1 stopped, 4 running. */
  code: number;
  /** What it printed, one line. */
  said: string;
}

/** How a host stood when a script ended, and what came of its orders. */
export interface Report {
  /** By the place of the order: why it was not done. */
  failed: Map<number, string>;
  /** By the place of the order, and of the name in it: why it was not moved. */
  stayed: Map<number, { index: number; why: MoveFailure }[]>;
  samples: Sample[];
  service: Sample;
  entries: Map<Path, Entry>;
  /** Content that was to be printed; null when it is not there. */
  printed: string | null;
  free: number;
  /** The root as the script stood in it, where it tells whole paths; empty where it tells them from there. */
  base: string;
}

const reasons: Record<string, MoveFailure> = { taken: 'name-taken', absent: 'absent', failed: 'failed' };

/**
 * Reads the output of a script: one line for each fact, a letter and fields with `|` between them, in the same form
 * from every shell. Problem `report-refused`: it is that of another script, or a part is missing.
 */
export function readReport(id: string, output: string): Report {
  const lines = output.split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith('unjam-report|'));
  if (begin === -1) throw refused('It does not begin with `unjam-report`, as the output of the script does.');
  if (lines[begin] !== `unjam-report|${id}`) throw refused('It is the output of another script.');
  const end = lines.indexOf('unjam-end', begin);
  if (end === -1) throw refused('Its end is missing: the script was cut short, or its output was.');
  const report = blankReport();
  for (const line of lines.slice(begin + 1, end)) take(report, line);
  return report;
}

function blankReport(): Report {
  const service = { at: 0, code: -1, said: 'not looked at' };
  return {
    ...{ failed: new Map(), stayed: new Map(), samples: [], service },
    ...{ entries: new Map(), printed: null, free: 0, base: '' },
  };
}

function take(report: Report, line: string): void {
  const [kind, ...fields] = line.split('|');
  const rest = (from: number) => fields.slice(from).join('|');
  switch (kind) {
    case 'X':
      report.failed.set(Number(fields[0]), rest(1));
      break;
    case 'M': {
      const order = Number(fields[0]);
      const stayed = report.stayed.get(order) ?? [];
      stayed.push({ index: Number(fields[1]), why: reasons[fields[2]!] ?? 'failed' });
      report.stayed.set(order, stayed);
      break;
    }
    case 'S':
      report.samples.push({ at: Number(fields[0]), code: Number(fields[1]), said: rest(2) });
      break;
    case 'E':
      report.service = { at: 0, code: Number(fields[0]), said: rest(1) };
      break;
    case 'D':
      report.free = Number(fields[0]);
      break;
    case 'C':
      report.printed = `${report.printed ?? ''}${rest(0)}\n`;
      break;
    case 'R':
      report.base = `${rest(0)}\\`.replace(/\\+$/, '\\');
      break;
    case 'F':
      takeFile(report, fields, rest(4));
      break;
  }
}

const kinds: Record<string, EntryKind> = { f: 'file', d: 'folder', l: 'link' };

/** kind, identity, bytes, time of change, path below the root. */
function takeFile(report: Report, [kind, identity, size, time]: string[], text: string): void {
  // Windows writes its own separator, and sh a dot before the first name.
  const isWhole = report.base !== '' && text.toLowerCase().startsWith(report.base.toLowerCase());
  const path = kind === undefined ? '' : pathOf(isWhole ? text.slice(report.base.length) : text);
  if (path === '') return;
  report.entries.set(path, {
    name: path.slice(path.lastIndexOf('/') + 1),
    kind: kinds[kind!] ?? 'other',
    size: Number(size),
    modifiedAt: timeOf(time ?? ''),
    identity: identity === '' ? `${size}.${time}` : identity!,
  });
}

function pathOf(bytes: string): Path {
  if (bytes.startsWith('./')) return bytes.slice(2);
  return pathFromText(Buffer.from(bytes, 'latin1').toString('utf8'));
}

/** Milliseconds where the text is a time that can be read; it only helps people to know a message. */
function timeOf(text: string): number {
  const seconds = Number(text);
  if (text !== '' && Number.isFinite(seconds)) return seconds * 1000;
  const read = Date.parse(text);
  return Number.isNaN(read) ? 0 : read;
}

function refused(detail: string): Problem {
  return new Problem('report-refused', detail, {
    untouched: 'The recovery waits as before.',
    next: 'Fetch the script of the pending step, run it, and send its whole output unchanged.',
  });
}
