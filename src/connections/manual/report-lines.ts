import { type Path, toText } from '../../recovery/names.ts';
import type { EntryKind, MoveFailure } from '../../recovery/ports/host.ts';
import { takeDirListing } from './dir-listing.ts';
import type { Report } from './told.ts';

const reasons: Record<string, MoveFailure> = { taken: 'name-taken', absent: 'absent', failed: 'failed' };
const kinds: Record<string, EntryKind> = { f: 'file', d: 'folder', l: 'link' };

/**
 * Takes what a script told, line by line; what no script prints is none of ours and left alone. Gives what was
 * printed, by the place of its order.
 */
export function takeLines(report: Report, lines: string[]): Map<number, string> {
  const printed = new Map<number, string>();
  let base = '';
  for (const [at, line] of lines.entries()) {
    const [kind, ...fields] = line.split('|');
    const rest = (from: number) => fields.slice(from).join('|');
    switch (kind) {
      case 'R':
        base = rest(0);
        break;
      case 'L':
        takeDirListing(report, base, lines.slice(at + 1));
        return printed;
      case 'B':
        printed.set(Number(fields[0]), Buffer.from(rest(1), 'hex').toString('utf8'));
        break;
      case 'C':
        printed.set(Number(fields[0]), `${printed.get(Number(fields[0])) ?? ''}${toText(rest(1))}\n`);
        break;
      case 'F':
      case 'H':
        takeEntry(report, fields, kind === 'H' ? bytesIn(fields[4] ?? '') : rest(4));
        break;
      default:
        take(report, kind!, fields, rest);
    }
  }
  return printed;
}

function take(report: Report, kind: string, fields: string[], rest: (from: number) => string): void {
  switch (kind) {
    case 'X':
      report.failed.set(Number(fields[0]), rest(1));
      break;
    case 'M': {
      const order = Number(fields[0]);
      const stayed = report.stayed.get(order) ?? [];
      stayed.push({ index: Number(fields[1]), why: reasons[fields[2]!.trimEnd()] ?? 'failed' });
      report.stayed.set(order, stayed);
      break;
    }
    case 'S':
      report.samples.push({ at: Number(fields[0]), code: Number(fields[1]), said: rest(2) });
      break;
    case 'E':
      report.service = { at: 0, code: Number(fields[0]), said: rest(1) };
      break;
    case 'Y':
      report.startType = startTypeIn(rest(0));
      break;
    case 'D':
      report.free = Number(fields[0]);
      break;
  }
}

/** As `sc qc` prints it, or as WMI calls it. */
function startTypeIn(told: string): string | null {
  if (/DELAYED/.test(told)) return 'delayed-auto';
  if (/AUTO/i.test(told)) return 'auto';
  if (/DEMAND|MANUAL/i.test(told)) return 'demand';
  return /DISABLED/i.test(told) ? 'disabled' : null;
}

/** kind, identity, bytes, time of change, path below the root. */
function takeEntry(report: Report, [kind, identity, size, time]: string[], told: string): void {
  const path = pathOf(told);
  if (path === '') return;
  report.entries.set(path, {
    name: path.slice(path.lastIndexOf('/') + 1),
    kind: kinds[kind!] ?? 'other',
    size: Number(size),
    modifiedAt: timeOf(time ?? ''),
    identity: identity === '' ? `${size}.${time}` : identity!,
  });
}

/** `find` begins at a dot; what does not begin so is of Windows, which writes its own separator. */
function pathOf(bytes: string): Path {
  if (bytes === '.' || bytes.startsWith('./')) return bytes.slice(2);
  return bytes.replaceAll('\\', '/');
}

function bytesIn(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

/** Milliseconds where the text is a time that can be read; it only helps people to know a message. */
function timeOf(text: string): number {
  const read = Date.parse(text);
  return Number.isNaN(read) ? 0 : read;
}
