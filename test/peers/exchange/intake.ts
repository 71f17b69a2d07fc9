import { unlinkSync, writeFileSync } from 'node:fs';
import { type Random, spoolName } from '../../corpus/index.ts';
import { renameToFree } from '../unit/libc.ts';
import type { Events } from './events.ts';
import type { QueueName, Spool } from './spool.ts';

/** New mail comes through `work`, and appears in its queue complete or not at all. */
export class Intake {
  readonly #spool: Spool;
  readonly #events: Events;
  readonly #random: Random;

  constructor(spool: Spool, events: Events, random: Random) {
    this.#spool = spool;
    this.#events = events;
    this.#random = random;
  }

  /** Returns false when the name that it was to have is taken. */
  accept(content: Buffer, sender: string, queue: QueueName = 'in', name = this.#freeName(queue)): boolean {
    if (this.#spool.has('work', name)) return false;
    writeFileSync(this.#spool.path('work', name), content, { flag: 'wx' });
    if (!this.#bring('work', name, queue)) {
      unlinkSync(this.#spool.path('work', name));
      return false;
    }
    this.#events.received(this.#spool.path(queue, name).toString('latin1'), sender);
    return true;
  }

  /** What was left in `work` by a crash, and what somebody put into `pickup`. */
  sweep(folder: 'work' | 'pickup') {
    for (const name of this.#spool.list(folder)) this.#bring(folder, name, 'in');
  }

  #bring(folder: string, name: string, queue: QueueName): boolean {
    return renameToFree(this.#spool.path(folder, name), this.#spool.path(queue, name));
  }

  #freeName(queue: QueueName): string {
    for (;;) {
      const name = spoolName(this.#random);
      if (!this.#spool.has(queue, name) && !this.#spool.has('work', name)) return name;
    }
  }
}
