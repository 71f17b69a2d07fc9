import { type ByteName, join, leaf, type Path, parent, toLine } from '../../recovery/names.ts';

/** One thing that is to be done on the host, in the words of the port. */
export type Order =
  | { do: 'make'; path: Path; like: Path }
  | { do: 'write'; path: Path; content: string; exclusive: boolean }
  | { do: 'remove'; path: Path }
  | { do: 'rmdir'; path: Path }
  | { do: 'rename'; from: Path; to: Path }
  | { do: 'move'; from: Path; to: Path; names: ByteName[] }
  | { do: 'stop' | 'start' | 'kill' | 'fence' }
  /** How a service of Windows starts from then on, as `sc config … start=` takes it. */
  | { do: 'unfence'; startType: string }
  | { do: 'watch'; seconds: number }
  | { do: 'print'; path: Path };

/** What one script asks for: some orders, and always a report on how the host stands afterwards. */
export interface Sheet {
  id: string;
  server: string;
  /** As registered. */
  root: string;
  orders: Order[];
  /** Steps whose scripts somebody has, and for which nobody waits any more: each finds a mark, and does nothing. */
  over: string[];
}

/** What keeps the script of a step from doing anything; below the root, and there for good. */
export function overPath(step: string): Path {
  return `unjam-${step}.over`;
}

/** What is told of an order that comes after one that failed: whoever gave it counts on what came before. */
export const untouched = 'not done: what comes before it failed';

/**
 * Where a note is written before it takes its name; a script that was cut short may leave it behind. What is to be
 * there once only is written by each step under a name of its own: of two at the same time one must not link what the
 * other has half written.
 */
export function freshName(path: Path, step?: string): Path {
  const own = step === undefined ? '' : `.${step.slice(0, 8)}`;
  return join(parent(path), `.${leaf(path).slice(0, 240)}${own}.new`);
}

/** The orders as one sentence for people. */
export function sentenceOf({ orders }: Pick<Sheet, 'orders'>): string {
  const parts = orders.map(phrase);
  return `${[...new Set([...parts, 'report how the host stands'])].join(', ')}.`.replace(/^./, (c) =>
    c.toUpperCase(),
  );
}

function phrase(order: Order): string {
  switch (order.do) {
    case 'make':
      return `make ${toLine(order.path)}`;
    case 'write':
      return `write ${toLine(order.path)}`;
    case 'remove':
    case 'rmdir':
      return `remove ${toLine(order.path)}`;
    case 'rename':
      return `rename ${toLine(order.from)}`;
    case 'move':
      return `move ${order.names.length} names from ${toLine(order.from)} to ${toLine(order.to)}`;
    case 'watch':
      return `watch the service for ${order.seconds} s`;
    case 'print':
      return `print ${toLine(order.path)}`;
    default:
      return `${order.do} the service`;
  }
}
