import type { Store } from '../recovery/ports/store.ts';
import { compose } from './compose.ts';
import type { News } from './news.ts';
import { wants } from './types.ts';

/** Events that are looked at in one transaction. */
const atOnce = 200;

/**
 * Makes the deliveries of every event that is new. Deliveries and the mark of how far we came are one write:
 * a crash loses none and makes none twice, since no event is looked at again under another id.
 */
export async function deriveDeliveries(store: Store, now: Date): Promise<void> {
  while (await deriveSome(store, now)) {
    // As long as there may be more.
  }
}

async function deriveSome(store: Store, now: Date): Promise<boolean> {
  // Read first by itself: most of the time there is nothing, and nothing need be locked to see it.
  const from = await store.deliveries.cursor();
  if ((await store.events.after(from, 1)).length === 0) return false;
  return await store.atomically(async (inside) => {
    const events = await inside.events.after(from, atOnce);
    for (const { seq, type, at, server, job, data, cause } of events) {
      await tell(inside, { event: seq, type, at, server, job, data, cause }, now);
    }
    const last = events.at(-1);
    if (last !== undefined) await inside.deliveries.moveCursor(last.seq);
    return events.length === atOnce;
  });
}

/** Makes a delivery for every webhook that wants to hear of it. */
export async function tell(store: Store, news: News, now: Date): Promise<void> {
  for (const webhook of await store.webhooks.list()) {
    if (wants(webhook, news.type, news.server)) await store.deliveries.add(compose(webhook, news, now));
  }
}
