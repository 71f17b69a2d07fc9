import { MOST_FIELD_BYTES, MOST_FIELDS } from '../limits.ts';

/** One header field; the value is cut out of the message only when a sign wants it. */
export interface Field {
  name: string;
  valueStart: number;
  end: number;
}

export interface HeaderSection {
  start: number;
  /** Behind the empty line, or where the section was broken off. */
  bodyStart: number;
  fields: Field[];
  moreFields: boolean;
  /** Lines that are neither a field nor the continuation of one. */
  strayLines: number;
  firstStray: number;
  /** The section begins with a continuation line, as if its beginning had been cut away. */
  beginsFolded: boolean;
  /** How the section ended: at an empty line, at a boundary of the part around it, or with the bytes. */
  ended: 'empty-line' | 'boundary' | 'line-end' | 'mid-line';
}

/** `isBoundary` says of a line (by its start) that it ends the part around this section. */
export function readHeader(
  text: string,
  start: number,
  isBoundary: (lineStart: number) => boolean = () => false,
): HeaderSection {
  const section: HeaderSection = {
    start,
    bodyStart: text.length,
    fields: [],
    moreFields: false,
    strayLines: 0,
    firstStray: -1,
    beginsFolded: false,
    ended: 'line-end',
  };
  let at = start;
  while (at < text.length) {
    const lineFeed = text.indexOf('\n', at);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    if (isEmptyLine(text, at)) return { ...section, bodyStart: next, ended: 'empty-line' };
    if (text.startsWith('--', at) && isBoundary(at)) return { ...section, bodyStart: at, ended: 'boundary' };
    takeLine(section, text, at, next);
    if (lineFeed < 0) section.ended = 'mid-line';
    at = next;
  }
  return section;
}

/** The value as one line, without what folding added; at most as long as a structured field may be. */
export function fieldValue(text: string, field: Field): string {
  const end = Math.min(field.end, field.valueStart + MOST_FIELD_BYTES);
  return text.slice(field.valueStart, end).replaceAll(/\r?\n/g, '').trim();
}

/** The value of the first such field: the first is the one that parsers go by. */
export function firstValue(text: string, section: HeaderSection, name: string): string | undefined {
  const field = section.fields.find((candidate) => candidate.name === name);
  return field && fieldValue(text, field);
}

function takeLine(section: HeaderSection, text: string, start: number, end: number) {
  const { fields } = section;
  if (isBlank(text.charCodeAt(start))) {
    const last = fields.at(-1);
    if (last && !section.moreFields) last.end = end;
    if (start === section.start) section.beginsFolded = true;
    return;
  }
  const colon = nameEnd(text, start, end);
  if (colon < 0) {
    // The envelope line of an mbox file is no field, but is at home in the first place.
    if (start === section.start && text.startsWith('From ', start)) return;
    if (section.strayLines++ === 0) section.firstStray = start;
    return;
  }
  if (fields.length >= MOST_FIELDS) {
    section.moreFields = true;
    return;
  }
  const name = text
    .slice(start, Math.min(colon, start + 80))
    .trimEnd()
    .toLowerCase();
  fields.push({ name, valueStart: colon + 1, end });
}

/** Where the colon of a field stands, or -1: a name is printable ASCII without blanks (those before it pass). */
function nameEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) > 32 && text.charCodeAt(at) < 127 && text[at] !== ':') at++;
  if (at === start) return -1;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return text[at] === ':' && at < end ? at : -1;
}

function isEmptyLine(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
