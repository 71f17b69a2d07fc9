import { type ByteName, type Path, toLine } from '../../recovery/names.ts';

/** One thing that is to be done on the host, in the words of the port. */
export type Order =
  | { do: 'make'; path: Path; like: Path }
  | { do: 'write'; path: Path; content: string; exclusive: boolean }
  | { do: 'remove'; path: Path }
  | { do: 'rmdir'; path: Path }
  | { do: 'rename'; from: Path; to: Path }
  | { do: 'move'; from: Path; to: Path; names: ByteName[] }
  | { do: 'stop' | 'start' | 'kill' | 'fence' | 'unfence' }
  | { do: 'watch'; seconds: number }
  | { do: 'print'; path: Path };

/** What one script asks for: some orders, and always a report on how the host stands afterwards. */
export interface Sheet {
  id: string;
  server: string;
  /** As registered. */
  root: string;
  orders: Order[];
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
