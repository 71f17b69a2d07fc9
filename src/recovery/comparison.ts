import type { Message } from './message.ts';
import type { Unit } from './units.ts';

/** Where a unit was found on the host. */
export type Place = 'spool' | 'holding' | 'poison';

/** One unit as found, and where. */
export interface Found {
  place: Place;
  queue: string;
  folder: string;
  unit: Unit;
}

/** How host and ledger differ, by message number. Nothing here says why. */
export interface Differences {
  /** In the spool by the ledger, and there no more. */
  gone: number[];
  /** In holding or set apart by the ledger, and found in the spool. */
  inSpool: number[];
  /** In the spool by the ledger, and found in holding. */
  inHolding: number[];
  /** In the spool or in holding by the ledger, and found set apart. */
  setApart: number[];
  /** In holding or set apart by the ledger, and found nowhere. */
  missing: number[];
  /** Still in the spool, but in another queue or folder than before. */
  wandered: { seq: number; queue: string; folder: string }[];
  /** In the spool and not in the ledger. */
  arrived: Found[];
  /** In holding or in the poison folder and not in the ledger. */
  foreign: Found[];
}

/**
 * Compares what the ledger says with what was found. A message is known by name *and* identity: a service
 * uses names again, and taking new mail for a message of ours would lose one of the two.
 */
export class Comparison {
  readonly #found = new Map<string, Found[]>();
  readonly #wanders: boolean;
  readonly #differences: Differences = {
    gone: [],
    inSpool: [],
    inHolding: [],
    setApart: [],
    missing: [],
    wandered: [],
    arrived: [],
    foreign: [],
  };

  constructor(options: { wanders: boolean }) {
    this.#wanders = options.wanders;
  }

  /** Tells what lies on the host; call it for everything before the first `check`. */
  saw(found: Found): void {
    const key = this.#key(found.queue, found.unit.name, found.unit.identity);
    const twins = this.#found.get(key);
    if (twins === undefined) return void this.#found.set(key, [found]);
    // Carried on while the folders were listed, it is met twice: it lies where it was met last.
    const before = this.#wanders ? twins.findIndex((twin) => twin.place === found.place) : -1;
    if (before >= 0) twins[before] = found;
    else twins.push(found);
  }

  /** Compares one message of the ledger. */
  check(message: Message): void {
    const expected = placeOf(message);
    if (expected === null) return;
    const found = this.#take(message, expected);
    const d = this.#differences;
    if (found === null) (expected === 'spool' ? d.gone : d.missing).push(message.seq);
    else if (found.place !== expected) {
      if (found.place === 'spool') d.inSpool.push(message.seq);
      else if (found.place === 'holding') d.inHolding.push(message.seq);
      else d.setApart.push(message.seq);
    }
    if (found?.place === 'spool' && (found.queue !== message.queue || found.folder !== message.folder)) {
      d.wandered.push({ seq: message.seq, queue: found.queue, folder: found.folder });
    }
  }

  /** What is left over after all messages were checked is new. */
  differences(): Differences {
    for (const twins of this.#found.values()) {
      for (const found of twins)
        (found.place === 'spool' ? this.#differences.arrived : this.#differences.foreign).push(found);
    }
    this.#found.clear();
    return this.#differences;
  }

  #take(message: Message, expected: Place): Found | null {
    const key = this.#key(message.queue, message.name, message.identity);
    const twins = this.#found.get(key);
    if (twins === undefined) return null;
    const at = Math.max(
      0,
      twins.findIndex((found) => found.place === expected),
    );
    const [found] = twins.splice(at, 1);
    if (twins.length === 0) this.#found.delete(key);
    return found ?? null;
  }

  #key(queue: string, name: string, identity: string): string {
    return this.#wanders ? `${name}/${identity}` : `${queue}/${name}/${identity}`;
  }
}

/** Where the ledger says that a message lies; null when it has left. */
function placeOf(message: Pick<Message, 'life'>): Place | null {
  switch (message.life) {
    case 'released':
    case 'returned':
      return 'spool';
    case 'held':
      return 'holding';
    case 'poison':
      return 'poison';
    default:
      return null;
  }
}
