import { MOST_FIELD_BYTES, MOST_LEVELS, MOST_PARTS } from '../limits.ts';
import { type HeaderSection, readHeader } from './header.ts';
import { describePart, type Part } from './part.ts';

/** The parts of a message in reading order, its outermost first. */
export interface PartTree {
  parts: Part[];
  /** There were parts on more levels than are followed. */
  tooDeep: boolean;
  tooMany: boolean;
}

/**
 * One pass over the lines that begin with two dashes, with a stack of the multiparts still open: linear in
 * the message, because levels, parts and the length of a boundary line that is compared are all bounded.
 */
export function walkParts(text: string, header: HeaderSection): PartTree {
  return new Walk(text).run(header);
}

class Walk {
  private readonly tree: PartTree = { parts: [], tooDeep: false, tooMany: false };
  private readonly open: Part[] = [];
  /** The part whose body is being read; nothing between the end of a multipart and the next boundary. */
  private current: Part | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  run(header: HeaderSection): PartTree {
    let from = this.begin(header, undefined);
    while (!this.tree.tooMany) {
      const dashes = this.text.indexOf('\n--', from);
      if (dashes < 0) break;
      from = this.line(dashes + 1);
    }
    this.endCurrent(this.text.length);
    for (const part of this.open) part.reachesEnd = true;
    if (this.current) this.current.reachesEnd = true;
    return this.tree;
  }

  /** Takes in a part and the messages directly inside it; returns where to look for the next boundary. */
  private begin(section: HeaderSection, parent: Part | undefined): number {
    let header = section;
    let around = parent;
    for (;;) {
      const part = describePart(this.text, header, around);
      this.current = part;
      this.tree.parts.push(part);
      if (this.tree.parts.length >= MOST_PARTS) this.tree.tooMany = true;
      const isContainer = part.boundary !== undefined || part.holdsMessage;
      if (isContainer && part.level >= MOST_LEVELS) this.tree.tooDeep = true;
      else if (part.boundary !== undefined) this.open.push(part);
      else if (part.holdsMessage && header.ended !== 'boundary') {
        header = readHeader(this.text, header.bodyStart, (at) => this.match(at) !== undefined);
        around = part;
        continue;
      }
      // One back, onto the line end before the body: its very first line may be a boundary.
      return Math.max(0, header.bodyStart - 1);
    }
  }

  private line(start: number): number {
    const found = this.match(start);
    if (!found) return start;
    this.endCurrent(start);
    const part = this.open[found.index]!;
    // A boundary of an outer part ends every part inside it, closed or not.
    this.open.length = found.closes ? found.index : found.index + 1;
    if (found.closes) {
      part.closed = true;
      this.current = undefined;
      return start;
    }
    part.delimiters++;
    const lineFeed = this.text.indexOf('\n', start);
    const next = lineFeed < 0 ? this.text.length : lineFeed + 1;
    return this.begin(
      readHeader(this.text, next, (at) => this.match(at) !== undefined),
      part,
    );
  }

  /** Which open multipart, innermost first, the line at `start` (it begins with two dashes) belongs to. */
  private match(start: number): { index: number; closes: boolean } | undefined {
    if (this.open.length === 0) return undefined;
    const lineFeed = this.text.indexOf('\n', start);
    const end = lineFeed < 0 ? this.text.length : lineFeed;
    if (end - start > MOST_FIELD_BYTES + 4) return undefined;
    const line = this.text.slice(start + 2, end).trimEnd();
    for (let index = this.open.length - 1; index >= 0; index--) {
      const { boundary } = this.open[index]!;
      if (line === boundary) return { index, closes: false };
      if (line.length === boundary!.length + 2 && line === `${boundary}--`) return { index, closes: true };
    }
    return undefined;
  }

  private endCurrent(at: number) {
    if (this.current) this.current.bodyEnd = Math.max(this.current.bodyStart, at);
  }
}
