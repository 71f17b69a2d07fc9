import type { Act, Actions, Caller, CheckReport } from '../../src/actions/contract.ts';
import type { Content } from '../../src/actions/poison/content.ts';
import type { Asked } from '../../src/actions/poison/dispose.ts';
import type { Approval } from '../../src/recovery/approval.ts';
import type { Diagnosis } from '../../src/recovery/diagnosis.ts';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import type { Plan } from '../../src/recovery/plan.ts';
import { nothingAsked, type Pending } from '../../src/recovery/ports/operator.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import type { Verdict } from '../../src/recovery/round.ts';
import { at, sampleDiagnosis } from './sample.ts';

export interface Called {
  verb: string;
  server: string;
  options?: unknown;
  who?: string;
}

/**
 * A fake of the actions: it does nothing to any host, notes what it was asked, and answers what a test wants.
 */
export class ScriptedActions implements Actions {
  readonly called: Called[] = [];
  readonly #store: Store;
  /** What an action answers; the default has nothing left to do. */
  onAct: (action: ActionName, options: ActionOptions) => Promise<Act> = async () => this.ended();
  onDiagnose: () => Promise<Diagnosis> = async () => sampleDiagnosis();
  onContent: () => Promise<Content> = async () => {
    throw new Error('this fake holds no mail');
  };
  stopped = false;
  silent = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** An act on the open job that has nothing left to do. */
  async ended(): Promise<Act> {
    const job = (await this.#store.jobs.lastOf('MAIL01'))!;
    return { job, started: false, done: Promise.resolve(job) };
  }

  async check(server: string, options: { rehearse?: boolean }): Promise<CheckReport> {
    this.called.push({ verb: 'check', server, options });
    const lines = [{ capability: 'list', state: 'ok' as const, detail: 'the queue in can be listed' }];
    return { server, at, ok: true, lines, queues: [] };
  }

  async diagnose(server: string, options: { reason?: string }): Promise<Diagnosis> {
    this.called.push({ verb: 'diagnose', server, options });
    return this.onDiagnose();
  }

  async act(server: string, action: ActionName, options: ActionOptions, caller: Caller): Promise<Act> {
    this.called.push({ verb: action, server, options, who: caller.who });
    const act = await this.onAct(action, options);
    act.done.catch(() => {});
    return act;
  }

  async correct(id: string, round: number, verdict: Verdict, caller: Caller): Promise<Job> {
    this.called.push({ verb: 'correct', server: id, options: { round, verdict }, who: caller.who });
    return (await this.#store.jobs.get(id))!;
  }

  async note(server: string, text: string, caller: Caller): Promise<Job> {
    this.called.push({ verb: 'note', server, options: { text }, who: caller.who });
    return (await this.#store.jobs.lastOf(server))!;
  }

  async plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan> {
    this.called.push({ verb: `plan ${action}`, server, options });
    const moves = [{ from: 'in', to: 'in/temp', messages: 1000, examples: ['HBWK2Q2P'] }];
    const expected = { crashes: 1, rounds: 0, minutes: 2 };
    return { action, sentence: 'Moves 1000 messages.', moves, steps: ['stop postd'], expected };
  }

  async pause(server: string, caller: Caller, reason?: string): Promise<Job> {
    this.called.push({ verb: 'pause', server, options: { reason }, who: caller.who });
    return (await this.#store.jobs.lastOf(server))!;
  }

  async resume(server: string, caller: Caller, reason?: string): Promise<Act> {
    this.called.push({ verb: 'resume', server, options: { reason }, who: caller.who });
    return this.ended();
  }

  async approve(id: string, caller: Caller): Promise<Act> {
    this.called.push({ verb: 'approve', server: id, who: caller.who });
    return this.ended();
  }

  async refuse(id: string, caller: Caller): Promise<Approval> {
    this.called.push({ verb: 'refuse', server: id, who: caller.who });
    return (await this.#store.approvals.get(id))!;
  }

  async dispose(id: string, decision: Omit<Asked, 'by'>, caller: Caller): Promise<Act> {
    this.called.push({ verb: decision.does, server: id, options: decision, who: caller.who });
    return this.ended();
  }

  async content(id: string, message: string, caller: Caller): Promise<Content> {
    this.called.push({ verb: 'content', server: id, options: { message }, who: caller.who });
    return this.onContent();
  }

  /** Polls: the fake has no bell. */
  async changed(job: string, version: number, ms: number): Promise<Job> {
    const until = Date.now() + ms;
    for (;;) {
      const now = (await this.#store.jobs.get(job))!;
      if (now.version !== version || Date.now() >= until || this.stopped) return now;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  silentMs(): number {
    return this.silent;
  }

  async remind(): Promise<void> {
    this.called.push({ verb: 'remind', server: '' });
  }

  async pending(): Promise<Pending> {
    throw nothingAsked('MAIL01');
  }

  async observed(): Promise<null> {
    return null;
  }

  async takeUp(): Promise<void> {}

  async stop(): Promise<void> {
    this.stopped = true;
  }
}
