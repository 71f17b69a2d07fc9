import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Random, spoolName } from '../../corpus/index.ts';
import { isAlive, isReady, unitProcess } from '../unit/processes.ts';
import type { Config } from './config.ts';
import type { Events } from './events.ts';
import type { PoisonFault } from './faults.ts';
import type { Item, Spool } from './spool.ts';

/** Win32: the process terminated unexpectedly. */
export const terminatedUnexpectedly = 1067;

/** The ends of the double. None of them returns. */
export class Fate {
  readonly #config: Config;
  readonly #events: Events;
  readonly #spool: Spool;
  readonly #random: Random;

  constructor(config: Config, events: Events, spool: Spool, random: Random) {
    this.#config = config;
    this.#events = events;
    this.#spool = spool;
    this.#random = random;
  }

  /** Everything in flight stays in the spool. */
  crash(fault: PoisonFault, culprit: Item | null): never {
    this.#events.exception();
    if (culprit !== null) this.#name(fault, culprit);
    say(this.#config, culprit === null ? 'crashes' : `crashes on ${culprit.queue}/${culprit.name}`);
    end(this.#config, terminatedUnexpectedly, fault.exit);
  }

  /** Alive, deaf, all work undone, every file still open: as a real one that waits for ever for a lock. */
  hang(fault: PoisonFault, culprit: Item): never {
    this.#events.exception();
    this.#name(fault, culprit);
    say(this.#config, `hangs on ${culprit.queue}/${culprit.name}`);
    const never = new Int32Array(new SharedArrayBuffer(4));
    while (this.#config.guard === null || isAlive(this.#config.guard)) Atomics.wait(never, 0, 0, 1000);
    process.exit(1);
  }

  /** The store dies of what it was asked to do; whoever asked waits for an answer until it is gone. */
  async fellStore(): Promise<void> {
    this.#events.storeLost();
    const { store } = this.#config;
    // A store that is not ready yet would die of the signal without a word.
    if (store === null || !isReady(store)) return;
    process.kill(unitProcess(store)!.pid, 'SIGUSR2');
    while (isReady(store)) await setTimeout(5);
  }

  #name({ names }: PoisonFault, culprit: Item) {
    const dice = this.#random.next();
    if (dice < names.right) this.#accuse(names.id, culprit);
    else if (dice < names.right + names.wrong) this.#accuse(names.id, this.#innocent(culprit));
    else if (dice < names.right + names.wrong + names.bare) this.#events.retried(null);
  }

  #accuse(id: PoisonFault['names']['id'], { queue, name }: Item) {
    if (id === 4182) this.#events.retried(this.#spool.path(queue, name).toString('latin1'));
    else this.#events.failedToProcess(id, name);
  }

  #innocent(culprit: Item): Item {
    const others = this.#spool.list(culprit.queue).filter((name) => name !== culprit.name);
    return { ...culprit, name: others.length > 0 ? this.#random.pick(others) : spoolName(this.#random) };
  }
}

/** Leaves word of how it ended, as the service control manager would know it, and ends. */
export function end(config: Config, code: number, how: 'code' | 'abort' = 'code'): never {
  writeFileSync(`${config.dir}/exit`, `${code}\n`);
  if (how === 'abort') process.kill(process.pid, 'SIGABRT');
  process.exit(code & 0xff);
}

/** One line of the double's own output. */
export function say(config: Config, what: string) {
  console.log(`${new Date().toISOString()} Exchange double (${config.role}, pid ${process.pid}) ${what}`);
}
