import { join, leaf, type Path, parent } from '../../recovery/names.ts';
import type { Entry } from '../../recovery/ports/host.ts';
import type { Order } from './orders.ts';
import type { Content, Report, Sample } from './told.ts';

/** How the host stands: as it was reported last, and with what was ordered since and is still to be done. */
export class Model {
  readonly #entries: Map<Path, Entry>;
  readonly #inside = new Map<Path, Set<Path>>();
  readonly #contents: Map<Path, Content>;
  readonly samples: Sample[];
  readonly free: number;
  readonly service: Sample;
  readonly startType: string | null;
  fenced: boolean | null = null;

  /** `before`: how it stood by the report before this one, whose notes are known as long as they are the same files. */
  constructor(report: Report, before: Model | null = null) {
    this.#entries = new Map(report.entries);
    this.#contents = new Map(report.contents);
    for (const [path, { identity, text }] of before === null ? [] : before.#contents) {
      const now = this.#entries.get(path);
      if (now === undefined || this.#contents.has(path)) continue;
      if (now.identity === identity || identity === orderedAt(path))
        this.#contents.set(path, { identity: now.identity, text });
    }
    this.samples = report.samples;
    this.service = report.service;
    this.startType = report.startType;
    this.free = report.free;
    for (const path of this.#entries.keys()) this.#enter(path);
  }

  at(path: Path): Entry | null {
    return this.#entries.get(path) ?? null;
  }

  isFolder(path: Path): boolean {
    return path === '' || this.at(path)?.kind === 'folder';
  }

  /** What a note holds; null where only the host knows. */
  content(path: Path): string | null {
    const known = this.#contents.get(path);
    return known !== undefined && known.identity === this.at(path)?.identity ? known.text : null;
  }

  in(folder: Path): Entry[] {
    return [...(this.#inside.get(folder) ?? [])].map((path) => this.#entries.get(path)!);
  }

  /** What an order makes of it, as if it had gone well. Moves are never assumed: their report is waited for. */
  assume(order: Order): void {
    switch (order.do) {
      case 'make':
        this.#put(order.path, 'folder', 0);
        break;
      case 'write':
        this.#put(order.path, 'file', Buffer.byteLength(order.content));
        this.#contents.set(order.path, { identity: orderedAt(order.path), text: order.content });
        break;
      case 'remove':
      case 'rmdir':
        this.#take(order.path);
        break;
      case 'rename':
        this.#rename(order.from, order.to);
        break;
      case 'fence':
      case 'unfence':
        this.fenced = order.do === 'fence';
        break;
    }
  }

  #put(path: Path, kind: Entry['kind'], size: number): void {
    this.#entries.set(path, { name: leaf(path), kind, size, modifiedAt: 0, identity: orderedAt(path) });
    this.#enter(path);
  }

  #take(path: Path): void {
    this.#entries.delete(path);
    this.#inside.get(parent(path))?.delete(path);
  }

  #rename(from: Path, to: Path): void {
    for (const path of [...this.#entries.keys()]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      const entry = this.#entries.get(path)!;
      const moved = join(to, path.slice(from.length + 1));
      this.#take(path);
      this.#entries.set(moved, { ...entry, name: leaf(moved) });
      this.#enter(moved);
    }
  }

  #enter(path: Path): void {
    const folder = parent(path);
    const inside = this.#inside.get(folder) ?? new Set();
    this.#inside.set(folder, inside.add(path));
  }
}

/** Of what a script has yet to make. */
function orderedAt(path: Path): string {
  return `ordered.${path}`;
}
