import type { Random } from '../../corpus/index.ts';
import { type Item, queues, type Spool } from './spool.ts';

/** A message that waits for its turn. */
export interface Waiting extends Item {
  /** When this process first saw it, in milliseconds of `performance.now`. */
  seenAt: number;
  /** It came through a load that was told to strike, and is not tried again. */
  spared: boolean;
}

/** What there is to do, in no order that anybody could foresee. */
export class Backlog {
  readonly #spool: Spool;
  readonly #random: Random;
  readonly #known = new Set<string>();
  readonly #listedAt = new Map<string, { changed: bigint; settled: boolean }>();
  #waiting: Waiting[] = [];
  #wake: (() => void)[] = [];

  constructor(spool: Spool, random: Random) {
    this.#spool = spool;
    this.#random = random;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** Looks for new mail in both queues. */
  refresh() {
    for (const queue of queues) {
      if (!this.#hasChanged(queue)) continue;
      for (const name of this.#spool.list(queue)) this.#add({ queue, name });
    }
  }

  /** The next message; waits while there is none. */
  async take(): Promise<Waiting> {
    for (;;) {
      const next = this.#waiting.pop();
      if (next !== undefined) return next;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  /** Takes this one out of turn. */
  remove(item: Waiting) {
    this.#waiting = this.#waiting.filter((other) => other !== item);
  }

  /** Puts it back in a while. */
  later(item: Waiting, ms: number) {
    setTimeout(() => this.#insert(item), ms);
  }

  /** It is in the spool no longer: its name may come again. */
  forget({ queue, name }: Item) {
    this.#known.delete(`${queue}/${name}`);
  }

  #add(item: Item) {
    const key = `${item.queue}/${item.name}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#insert({ ...item, seenAt: performance.now(), spared: false });
  }

  /** At a random place: a whole spool, inserted so, is shuffled. */
  #insert(item: Waiting) {
    const at = this.#random.below(this.#waiting.length + 1);
    const displaced = this.#waiting[at];
    this.#waiting[at] = item;
    if (displaced !== undefined) this.#waiting.push(displaced);
    this.#wake.shift()?.();
  }

  /** A folder of 60,000 entries takes its time to list: only when its own time of change says so. */
  #hasChanged(queue: string): boolean {
    const changed = this.#spool.changedAt(queue);
    const before = this.#listedAt.get(queue);
    if (before?.changed === changed && before.settled) return false;
    // Times come in ticks of some milliseconds: a change in the same tick as the listing would not show.
    const settled = BigInt(Date.now()) * 1_000_000n - changed > 50_000_000n;
    this.#listedAt.set(queue, { changed, settled });
    return true;
  }
}
