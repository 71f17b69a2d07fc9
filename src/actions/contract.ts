import type { Approval } from '../recovery/approval.ts';
import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { ActionName, ActionOptions, Call, Job } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Pending } from '../recovery/ports/operator.ts';
import type { Round, Verdict } from '../recovery/round.ts';
import type { Content } from './poison/content.ts';
import type { Asked } from './poison/dispose.ts';

/** Who asks, for the driver field, the events and the audit. */
export interface Caller extends Call {
  /** Name of the token. */
  who: string;
  requestId: string;
  /** Of the trace that the call belongs to (W3C Trace Context), 32 hex digits. */
  traceId?: string;
}

/** One proved or missing capability of a connection. */
export interface CheckLine {
  capability: string;
  state: 'ok' | 'warning' | 'failed';
  detail: string;
}
export interface CheckReport {
  server: string;
  at: string;
  /** Whether a recovery could be run: no line failed. */
  ok: boolean;
  lines: CheckLine[];
  queues: {
    name: string;
    messages: number;
    bytes: number;
    examples: string[];
    leftAlone: { what: string; count: number; examples: string[] }[];
  }[];
}

/**
 * What came of asking for an action. `started` is false when the same action was already running, or there
 * was nothing left to do; `done` resolves with the job when the action ends, and rejects with the Problem
 * that ended it (which the job carries as its trouble too).
 */
export interface Act {
  job: Job;
  started: boolean;
  done: Promise<Job>;
  /** When a round was asked for by number: that round, once done. */
  round?: Round | null;
}

/** What comes back from a person: the output of the step's script, or why it was not done. */
export type StepReport = { output: string } | { refused: string };

/** The use cases, as routes and bots call them. Each may throw a Problem before anything is touched. */
export interface Actions {
  check(server: string, options: { rehearse?: boolean }): Promise<CheckReport>;
  diagnose(server: string, options: { reason?: string }): Promise<Diagnosis>;
  /** Throws `approval-needed` where another token must confirm it first. */
  act(server: string, action: ActionName, options: ActionOptions, caller: Caller): Promise<Act>;
  /** What the action would do now; changes nothing. */
  plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan>;
  pause(server: string, caller: Caller, reason?: string): Promise<Job>;
  resume(server: string, caller: Caller, reason?: string): Promise<Act>;
  /** Confirms what another caller asked for, which begins it. Throws `approval-own`, `approval-over`. */
  approve(id: string, caller: Caller): Promise<Act>;
  refuse(id: string, caller: Caller): Promise<Approval>;
  /** Changes the verdict of a round by hand; everything that followed from it is derived anew. */
  correct(job: string, round: number, verdict: Verdict, caller: Caller, reason?: string): Promise<Job>;
  /** Leaves a note for whoever takes over. */
  note(server: string, text: string, caller: Caller): Promise<Job>;
  /**
   * Carries out a decision about a message that was set apart, on a closed recovery. Problems: `message-unknown`,
   * `message-deleted`, `not-set-apart`, `job-open`, `name-taken`, `changed-by-others`, `spool-claimed`.
   */
  dispose(job: string, decision: Omit<Asked, 'by'>, caller: Caller): Promise<Act>;
  /** What a message that is set apart holds; the reader closes it. Problems as above. */
  content(job: string, message: string, caller: Caller): Promise<Content>;
  /** Resolves with the job as soon as it differs from this version, or when `ms` have passed. */
  changed(job: string, version: number, ms: number): Promise<Job>;
  /** Tells of mail that lies in holding while nobody moves: the event `job.forgotten`, once per period. */
  remind(): Promise<void>;
  /** The step that waits for a person at this server. Problem `nothing-asked`. */
  pending(server: string): Promise<Pending>;
  /**
   * Takes the report of a person on the pending step, or that nobody will do it. The action that waits for it goes on;
   * null when it was only a first look, and no action waits.
   */
  observed(server: string, report: StepReport): Promise<Act | null>;
  /** Milliseconds since the last sign of life of whatever runs the actions, which gives one every few seconds. */
  silentMs(): number;
  /** Takes up what an earlier process left open. */
  takeUp(): Promise<void>;
  /** Ends all work at the next safe point; jobs stay resumable. */
  stop(): Promise<void>;
}
