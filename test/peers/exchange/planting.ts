import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import {
  type Mail,
  type PoisonKind,
  poisonOf,
  type Random,
  someMail,
  spoolName,
} from '../../corpus/index.ts';
import { renameToFree } from '../unit/libc.ts';
import { type Item, type QueueName, queues, type Spool } from './spool.ts';

/** One message that was put into the spool. */
export interface Planted extends Item {
  kind: string;
  messageId: string | null;
  sha256: string;
  /** Bytes. */
  size: number;
  poison: boolean;
}

export interface Place {
  queue?: QueueName;
  /** As bytes, one character each; default: a new one of eight letters and digits. */
  name?: string;
}

/** Puts mail into the spool from outside, as a sender does: complete at once, and never over another one. */
export class Planter {
  readonly planted: Planted[] = [];
  readonly #spool: Spool;
  readonly #random: Random;
  readonly #workshop: string;
  #count = 0;

  constructor(spool: Spool, random: Random, workshop: string) {
    this.#spool = spool;
    this.#random = random;
    this.#workshop = workshop;
    mkdirSync(workshop, { recursive: true });
    spool.makeFolders();
  }

  plant(mail: Mail, { queue = this.#random.pick(queues), name = this.#freeName() }: Place = {}): Planted {
    const draft = `${this.#workshop}/${++this.#count}`;
    writeFileSync(draft, mail.content, { mode: 0o640 });
    if (!renameToFree(Buffer.from(draft), this.#spool.path(queue, name))) {
      throw new Error(`${queue}/${name} is taken`);
    }
    const one: Planted = { queue, name, ...described(mail) };
    this.planted.push(one);
    return one;
  }

  plantMany(seed: number, counts: Record<QueueName, number>): Planted[] {
    const mail = someMail(seed, counts.in + counts.out);
    return [...mail].map((one, n) => this.plant(one, { queue: n < counts.in ? 'in' : 'out' }));
  }

  plantPoison(kind: PoisonKind, place: Place = {}): Planted {
    return this.plant(poisonOf(kind, this.#random), place);
  }

  #freeName(): string {
    for (;;) {
      const name = spoolName(this.#random);
      if (!queues.some((queue) => existsSync(this.#spool.path(queue, name)))) return name;
    }
  }
}

function described({ kind, messageId, content }: Mail) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { kind, messageId, sha256, size: content.length, poison: kind.startsWith('poison') };
}
