import { isOurs } from './layout.ts';
import { type ByteName, fromText, toText } from './names.ts';
import type { Entry } from './ports/host.ts';
import type { Spec, SpoolQueue } from './spec.ts';

/** One message as it lies in a folder: its entries in leaving order. */
export interface Unit {
  name: ByteName;
  parts: ByteName[];
  identity: string;
  size: number;
  modifiedAt: number;
}

/** What is in the folder and is no message, by reason, with a few names for people. */
export type LeftAlone = Map<string, { count: number; examples: string[] }>;

/** Entries of one folder turned into messages. Links, pipes and devices are left, counted and named. */
export function unitsOf(entries: Entry[], spec: Spec, queue: SpoolQueue, leftAlone: LeftAlone): Unit[] {
  const ignored = ignorer(queue.ignore);
  const candidates = entries.filter((entry) => {
    if (isOurs(entry.name)) return false;
    if (ignored(entry.name)) return leave(leftAlone, 'ignored by the profile', entry);
    if (entry.kind === 'link') return leave(leftAlone, 'a symbolic link', entry);
    if (entry.kind === 'other') return leave(leftAlone, 'a pipe, socket or device', entry);
    return true;
  });
  switch (spec.message.unit) {
    case 'file':
      return singles(candidates, 'file', leftAlone);
    case 'directory':
      return singles(candidates, 'folder', leftAlone);
    case 'group':
      return groups(candidates, spec, leftAlone);
  }
}

function singles(entries: Entry[], kind: 'file' | 'folder', leftAlone: LeftAlone): Unit[] {
  const units: Unit[] = [];
  for (const entry of entries) {
    if (entry.kind === kind) units.push({ ...whole(entry), name: entry.name, parts: [entry.name] });
    else leave(leftAlone, entry.kind === 'folder' ? 'a folder' : 'a file beside the folders', entry);
  }
  return units;
}

/** Parts that carry the same `name` are one message; their order is the profile's. */
function groups(entries: Entry[], spec: Spec, leftAlone: LeftAlone): Unit[] {
  const pattern = new RegExp(spec.message.pattern ?? '', 'su');
  const order = spec.message.order ?? [];
  const found = new Map<ByteName, { part: string; entry: Entry }[]>();
  for (const entry of entries) {
    const match = entry.kind === 'file' ? split(entry.name, pattern) : null;
    if (match === null) {
      leave(leftAlone, entry.kind === 'folder' ? 'a folder' : 'matches no part of a message', entry);
      continue;
    }
    const { name } = match;
    const part = { part: match.part, entry };
    const group = found.get(name);
    if (group === undefined) found.set(name, [part]);
    else group.push(part);
  }
  const rank = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
  return [...found].map(([name, parts]) => {
    parts.sort((a, b) => rank(a.part) - rank(b.part) || (a.entry.name < b.entry.name ? -1 : 1));
    const first = whole(parts[0]!.entry);
    return {
      name,
      parts: parts.map((p) => p.entry.name),
      identity: first.identity,
      size: parts.reduce((sum, p) => sum + p.entry.size, 0),
      modifiedAt: Math.max(...parts.map((p) => p.entry.modifiedAt)),
    };
  });
}

/** A pattern is written as text; a name that is no UTF-8 is matched byte by byte, so that no two become one. */
function split(name: ByteName, pattern: RegExp): { name: ByteName; part: string } | null {
  const text = toText(name);
  const isText = fromText(text) === name;
  const groups = pattern.exec(isText ? text : name)?.groups;
  if (groups?.name === undefined) return null;
  return { name: isText ? fromText(groups.name) : groups.name, part: groups.part ?? '' };
}

function whole(entry: Entry): Pick<Unit, 'identity' | 'size' | 'modifiedAt'> {
  return { identity: entry.identity, size: entry.size, modifiedAt: entry.modifiedAt };
}

const examplesKept = 5;

function leave(leftAlone: LeftAlone, why: string, entry: Entry): false {
  const seen = leftAlone.get(why) ?? { count: 0, examples: [] };
  seen.count += 1;
  if (seen.examples.length < examplesKept) seen.examples.push(toText(entry.name));
  leftAlone.set(why, seen);
  return false;
}

/** Names and globs (`*`, `?`) of the profile; compared without case, as the hosts of such spools do. */
export function ignorer(patterns: string[]): (name: ByteName) => boolean {
  if (patterns.length === 0) return () => false;
  const sources = patterns.map((p) =>
    p
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.'),
  );
  const any = new RegExp(`^(?:${sources.join('|')})$`, 'isu');
  return (name) => any.test(toText(name));
}
