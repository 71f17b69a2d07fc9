import type { Counts } from './message.ts';
import type { Path } from './names.ts';
import type { LogMarks, ProcessIdentity } from './ports/host.ts';
import type { ProblemCode } from './problems.ts';
import type { Elsewhere } from './profile.ts';
import type { Spec } from './spec.ts';

export const openStates = [
  'open',
  'stopped',
  'quarantined',
  'bisecting',
  'isolated',
  'escalated',
  'stuck',
] as const;
export const closedStates = ['finalized', 'aborted', 'closed'] as const;
export const jobStates = [...openStates, ...closedStates] as const;
export type JobState = (typeof jobStates)[number];

export const actionNames = [
  'stop',
  'quarantine',
  'next-bisect-round',
  'finalize',
  'abort',
  'close',
  'adopt',
  'recover',
] as const;
/** The actions that open, change or close a job. */
export type ActionName = (typeof actionNames)[number];

export type Outcome =
  | 'poison-isolated'
  | 'suspects-set-aside'
  | 'index-was-bad'
  | 'nothing-wrong'
  | 'not-in-spool'
  | 'fixed-by-hand'
  | 'aborted';

export type QuarantineStrategy = 'all' | 'in-use' | 'suspects' | 'index-only';
export type RoundStrategy = 'adaptive' | 'halving';

/** What a caller may say with any action. */
export interface ActionOptions {
  dryRun?: boolean;
  reason?: string;
  evenIfHealthy?: boolean;
  accept?: string;
  strategy?: QuarantineStrategy | RoundStrategy;
  round?: number;
  release?: string[];
  hold?: string[];
  leaveSuspects?: boolean;
  poison?: 'keep' | 'back';
  because?: string;
  folder?: string;
  confirmByCrash?: boolean;
  maxRounds?: number;
  maxDowntimeSeconds?: number;
}

export interface Running {
  action: ActionName;
  options: ActionOptions;
  since: string;
  /** How the job stood when it was asked for: what it may lead to, and whether it has played its round. */
  before: { state: JobState; rounds: number };
  /** One line for people: "observing, 41 of 60 s". */
  detail: string;
}

/** What this job made or changed on the host, so that the end can take it back and nothing else. */
export interface Footprint {
  /** The claim file, once created. */
  claimed: boolean;
  /** Folders that we made, parents first. */
  folders: Path[];
  /** Whether the fence stands. */
  fenced: boolean;
  /** What the fence found when it went up, where the host cannot tell it afterwards: how the service used to start. */
  fenceFound?: string | null;
  /** Copies of the index, set aside. */
  indexCopies: Path[];
}

/** How we left the service, to tell a later change from our own doing. */
export interface ServiceLeft {
  state: 'up' | 'down' | 'unknown';
  processes: ProcessIdentity[];
  /** It ran since host and ledger were last compared, so that messages may have been taken. */
  unseen: boolean;
  at: string;
  bootId: string | null;
}

export interface Flow {
  state: 'flowing' | 'up-not-tested' | 'stopped' | 'unknown';
  /** What was seen, for people: "42 messages taken". */
  seen: string | null;
  at: string | null;
}

/** The last thing that went wrong in an action, until one goes well. */
export interface Trouble {
  code: ProblemCode;
  detail: string;
  next: string | null;
  at: string;
}

/** One recovery of one server. */
export interface Job {
  id: string;
  server: string;
  spec: Spec;
  state: JobState;
  outcome: Outcome | null;
  openedAt: string;
  closedAt: string | null;
  /** Counts takeovers; part of the holding path, so that a stale owner's moves fail. */
  generation: number;
  /** The process of ours that last worked on it; another one takes it over first. */
  owner: string;
  running: Running | null;
  driver: { by: 'hand' | 'recover'; who: string; since: string; reason: string | null };
  /** The options under which `recover` drives; null by hand. Kept while paused. */
  recovering: (ActionOptions & { paused: boolean }) | null;
  waitingFor: 'operator' | 'approval' | null;
  /** What the diagnosis at the opening knew, as names: the messages are numbered later. */
  evidence: { named: string[]; inUse: string[] };
  quarantine: QuarantineStrategy | null;
  /** Falls with a spool proved empty, since the last time it stood. */
  emptyFalls: number;
  footprint: Footprint;
  left: ServiceLeft;
  marks: LogMarks | null;
  /** Longest time from start to a crash that was seen, in seconds. */
  longestCrashSeconds: number;
  flow: Flow;
  rounds: { done: number; least: number; likely: number; most: number; minutes: number };
  oldestHeldAt: string | null;
  counts: Counts;
  /** Why the spool is not to blame and what to do, once escalated. */
  advice: Elsewhere[];
  /** One sentence on how things stand, for people. */
  saying: string;
  trouble: Trouble | null;
  /** For whoever takes over. */
  notes: { at: string; by: string; text: string }[];
  version: number;
}

export function isOpen(job: Pick<Job, 'state'>): boolean {
  return (openStates as readonly JobState[]).includes(job.state);
}
