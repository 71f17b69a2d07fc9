import type { Kind, PoisonKind } from '../../corpus/index.ts';

/** What goes wrong, as told by the configuration. */
export interface Faults {
  /** What a poison message does. */
  poison: PoisonFault;
  /** The same for one kind of poison, where it differs; the kind is the value of its marker. */
  kinds: Record<string, Partial<PoisonFault>>;
  /** After how many milliseconds a corrupt message in the MTA store crashes the service. */
  mtaStoreAfterMs: number;
  /** Reads every message before it is up, poison or not. Poison that strikes at load does so anyway. */
  readsAtStart: boolean;
  /** Mail that arrives by itself while the service runs. */
  arrivals: Arrival[];
}

export interface PoisonFault {
  /** `load`: when it is read, and everything is read at start. `touch`: when its turn comes. */
  when: 'load' | 'touch' | 'work-end';
  /** `store-down`: the store dies instead, and the message waits for it to come back. */
  does: 'crash' | 'hang' | 'store-down';
  /** Milliseconds from then; other work goes on meanwhile. 0: at once. */
  afterMs: number;
  /** That it strikes at all. */
  probability: number;
  /** What becomes of a poison that did not strike: `keep` leaves it until the next start. */
  survivor: 'deliver' | 'retry' | 'keep';
  /** Until a survivor's next try. */
  retryMs: number;
  /** How the process ends: exit code 1067 (its low byte), or SIGABRT. */
  exit: 'code' | 'abort';
  /** Whether the event log names the message: probabilities, at most 1 together; else it is silent. */
  names: { right: number; wrong: number; bare: number; id: 4182 | 4120 | 4131 };
}

export interface Arrival {
  everyMs: number;
  /** Milliseconds from the start to the first; default `everyMs`. */
  firstMs?: number;
  /** How many in one run; default: no end. */
  count?: number;
  queue?: 'in' | 'out';
  /** What kind of mail; default: all kinds in turn. */
  kind?: Kind;
  poison?: PoisonKind;
  /** The same content again and again: a sender who retries. Path of a file. */
  file?: string;
  /** Names to be given in turn; one that is taken in the queue waits. Default: new ones. */
  names?: string[];
}

export const noFaults: Faults = {
  poison: {
    when: 'work-end',
    does: 'crash',
    afterMs: 0,
    probability: 1,
    survivor: 'deliver',
    retryMs: 500,
    exit: 'code',
    names: { right: 0, wrong: 0, bare: 0, id: 4182 },
  },
  kinds: {},
  mtaStoreAfterMs: 200,
  readsAtStart: false,
  arrivals: [],
};

/** Faults as somebody gave them: what is not said is as in `base`. */
export type SomeFaults = Partial<Omit<Faults, 'poison'>> & { poison?: SomePoisonFault };
export type SomePoisonFault = Partial<Omit<PoisonFault, 'names'>> & { names?: Partial<PoisonFault['names']> };

export function faultsWith(some: SomeFaults, base: Faults = noFaults): Faults {
  const names = { ...base.poison.names, ...some.poison?.names };
  return { ...base, ...some, poison: { ...base.poison, ...some.poison, names } };
}
