import type { RoundStrategy } from './job.ts';
import type { LogMarks, ProcessIdentity } from './ports/host.ts';

export const verdicts = ['stable', 'crashed', 'hung', 'unclear'] as const;
export type Verdict = (typeof verdicts)[number];

/** Each phase is journaled before it begins, so that a restart knows what may have happened. */
export type RoundPhase = 'planned' | 'releasing' | 'starting' | 'observing' | 'judged' | 'done';

/** What a round leaves behind besides its verdict. Messages by their number in the ledger. */
export interface RoundEvidence {
  taken: number[];
  /** Seen open by the service at the last look before it fell. */
  inUse: number[];
  /** Named in an event since the start of the round. */
  named: number[];
  arrived: number[];
  /** Released and still in the spool, and not known to have been read. */
  unread: number[];
  /** Found in the product's own failure folder. */
  setAside: number[];
  /** The service that fell, where it is not the mail service itself. */
  fell: string | null;
  exitCode: number | null;
  /** Seconds from the start of the service to its fall, or to the end of the watch. */
  livedSeconds: number;
  /** Lines for people: what was seen, without content of any message. */
  seen: string[];
}

export interface Round {
  n: number;
  /** `between`: the service fell while nobody was looking, with messages in the spool. */
  kind: 'bisect' | 'between' | 'finalize';
  strategy: RoundStrategy;
  phase: RoundPhase;
  why: string;
  /** What was to be released; and what was really in the spool, unproved, when the service started. */
  asked: number[];
  released: number[];
  verdict: Verdict | null;
  /** Who gave the verdict, when a person overrode it. */
  verdictBy: string | null;
  evidence: RoundEvidence | null;
  startedAt: string;
  endedAt: string | null;
  processes: ProcessIdentity[];
  bootId: string | null;
  marks: LogMarks | null;
}
