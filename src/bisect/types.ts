/** A message's identity, chosen by the caller. Ids go in, ids come out; nothing else is known of a message. */
export type Id = string | number;

/** One message of the spool. */
export interface Suspect {
  id: Id;
  /** How malformed it looks: 0 (clean) to 1 (surely poison by its looks). Absent: unknown. */
  suspicion?: number;
}

/** What a round came to. A hang is a crash to the search; `unclear` says nothing and the round is repeated. */
export type Verdict = 'stable' | 'crashed' | 'hung' | 'unclear';

/** What a round leaves behind besides its verdict. Every field may be missing. */
export interface Evidence {
  /** Gone from the spool while the service ran: cleared, and never released again. */
  taken?: Id[];
  /** In work at the fall: one of them is poison. */
  inFlight?: Id[];
  /** Named in an event of the fall. May be wrong. */
  named?: Id[];
  /** Locked by the fallen or hung service. May be wrong. */
  locked?: Id[];
  /** New mail that came in during the round and was in the spool with the rest. */
  arrived?: (Id | Suspect)[];
  /** Released, but not known to be read: a stable round says nothing about these. */
  unread?: Id[];
}

/** One round as it really went: `released` is what was in the spool, not what had been asked for. */
export interface Round extends Evidence {
  released: Id[];
  verdict: Verdict;
}

/** All the engine is ever told. The same history gives the same decision, in whatever order messages are listed. */
export interface History {
  messages: Suspect[];
  /** What the first fall, with the full spool, left behind. */
  diagnosis?: Pick<Evidence, 'inFlight' | 'named' | 'locked'>;
  rounds: Round[];
  /** Poison that was found and taken away for good: it stays accused of what it did, and is never released. */
  apart?: Id[];
}

/** What a round costs, in seconds. */
export interface Costs {
  downtimePerCrash: number;
  secondsPerStableRound: number;
}

export interface Limits {
  maxRounds?: number;
  maxDowntimeSeconds?: number;
}

export interface Options {
  /** `halving` is the article's own method; `adaptive` (default) uses all that is known. */
  strategy?: 'adaptive' | 'halving';
  /** How sure a conclusion must be. Default 0.99. */
  confidence?: number;
  /** What is made small: the time without mail (default), or the number of rounds. */
  objective?: 'downtime' | 'rounds';
  costs?: Costs;
  limits?: Limits;
  /** Never released, never suspected. */
  pinned?: Id[];
  /** One deliberate crash of every accused before the end. */
  confirmByCrash?: boolean;
  /**
   * Whether a fall is going to leave evidence (`taken`, `inFlight`, `named`). Where the caller knows, it should say
   * so: with evidence one full release is worth ten blind rounds, without it that round is lost. Unsaid, the first
   * round hedges and the first fall answers.
   */
  evidence?: 'expected' | 'none';
}

/** What is thought of every message now. Every message but the pinned is in exactly one list. */
export interface Standing {
  cleared: Id[];
  /** Neither cleared nor under particular suspicion. */
  unproven: Id[];
  /** Most suspicious first. */
  suspects: Id[];
  poison: Id[];
}

/** One poison message, or several that crash only together. */
export interface Accusation {
  ids: Id[];
  confidence: number;
  /** Everything else was released without it and stayed up; with `confirmByCrash`, it also crashed alone. */
  confirmed: boolean;
  /** It was named or locked, and the verdicts alone do not imply it. */
  testimony: boolean;
  why: string;
}

export interface Expected {
  least: number;
  likely: number;
  most: number;
}

export interface Release {
  next: 'release';
  release: Id[];
  why: string;
  /** Rounds still to come, this one included. */
  expected: Expected;
  standing: Standing;
}

export interface Conclusion {
  next: 'conclude';
  because: 'poison-found' | 'no-poison' | 'limit-reached';
  sentence: string;
  poison: Accusation[];
  standing: Standing;
}

export type Decision = Release | Conclusion;
