import { type Item, queues, type Spool } from './spool.ts';

/** Whether another message with the same key lies in the spool: the two are poison together. */
export function hasPartner(spool: Spool, one: Item, key: string): boolean {
  for (const queue of queues) {
    for (const name of spool.list(queue)) {
      if (queue === one.queue && name === one.name) continue;
      if (keyOf(spool, { queue, name }) === key) return true;
    }
  }
  return false;
}

function keyOf(spool: Spool, item: Item): string | null {
  const opened = spool.open(item);
  if (opened === null) return null;
  spool.close(opened);
  return opened.marks.pair;
}
