import { join, type Path } from '../../recovery/names.ts';
import type { Entry } from '../../recovery/ports/host.ts';
import type { Report } from './told.ts';

/**
 * Reads what `dir /a /s /n /-c` prints, in the language of its host, from Windows NT 4.0 on. Only three things are
 * counted on: a heading begins with a space and holds the path of its folder, the first that of the root; the line of
 * an entry begins with its date; and all names begin in the column where the `.` of a folder stands.
 */
export function takeDirListing(report: Report, base: string, lines: string[]): void {
  const root = base.replace(/\\+$/, '');
  const column = columnOf(lines);
  // Some languages name the folder first, and say then what it is.
  const behind = lines.map((line) => behindRoot(line, root)).find((text) => text !== null) ?? '';
  let folder: Path | null = null;
  for (const line of lines) {
    if (/^\s/.test(line)) folder = headingOf(line, root, behind) ?? folder;
    else if (line !== '' && folder !== null) takeRow(report, folder, line, column);
  }
  report.free = freeIn(lines);
}

/** Of the names; every folder but the root of a volume has a dot. */
function columnOf(lines: string[]): number {
  const dot = lines.find((line) => /^\S.*>\s+\.$/.test(line));
  return dot === undefined ? 0 : dot.length - 1;
}

function headingOf(line: string, root: string, behind: string): Path | null {
  const text = behindRoot(line, root);
  if (text === null || !text.endsWith(behind)) return null;
  const below = text.slice(0, text.length - behind.length);
  return below === '' || below.startsWith('\\') ? below.slice(1).replaceAll('\\', '/') : null;
}

/** What stands behind the path of the root; null where it is not named. */
function behindRoot(line: string, root: string): string | null {
  const at = line.toLowerCase().indexOf(` ${root.toLowerCase()}`);
  return /^\s/.test(line) && at !== -1 ? line.slice(at + 1 + root.length).trimEnd() : null;
}

function takeRow(report: Report, folder: Path, line: string, column: number): void {
  const facts = line.slice(0, column).trimEnd();
  const special = /<([^>]+)>$/.exec(facts)?.[1];
  const size = /\s(\d+)$/.exec(facts)?.[1];
  if (special === undefined && size === undefined) return;
  const isLink = special !== undefined && /JUNCTION|SYMLINK/.test(special);
  // Behind a link stands where it leads.
  const name = isLink ? line.slice(column).replace(/ \[.*\]$/, '') : line.slice(column);
  if (name === '.' || name === '..' || name === '') return;
  report.entries.set(join(folder, name), entryOf(name, kindOf(special, isLink), Number(size ?? 0), facts));
}

function kindOf(special: string | undefined, isLink: boolean): Entry['kind'] {
  if (isLink) return 'link';
  return special === undefined ? 'file' : 'folder';
}

/** Nothing but size and time tells one message from another that bears its name later. */
function entryOf(name: string, kind: Entry['kind'], size: number, facts: string): Entry {
  return { name, kind, size, modifiedAt: 0, identity: facts.replace(/\s+/g, '.') };
}

/** The last line tells what is free, behind the number of folders where there is one. */
function freeIn(lines: string[]): number {
  const last = lines.findLast((line) => line.trim() !== '') ?? '';
  return Number((/(\d[\d.,\u00a0]*)\D*$/.exec(last)?.[1] ?? '').replace(/\D/g, ''));
}
