import { type Approval, needsApproval } from '../recovery/approval.ts';
import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { ActionName, ActionOptions, Job } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Pending } from '../recovery/ports/operator.ts';
import { Problem } from '../recovery/problems.ts';
import type { Verdict } from '../recovery/round.ts';
import { assertMayAsk } from '../recovery/transitions.ts';
import { type Announce, Approvals } from './approvals.ts';
import { AtWork } from './at-work.ts';
import { Beginner, type BeginnerParts } from './beginner.ts';
import { correctVerdict, leaveNote } from './by-hand.ts';
import type { Act, Actions, Caller, CheckReport, StepReport } from './contract.ts';
import { drivenBy } from './driver.ts';
import { remindOf } from './forgotten.ts';
import { answered, cutsShort, nothingOpen, refuseWhileBusy } from './guards.ts';
import { Heart } from './heart.ts';
import { currentSpec, withHost } from './hosts.ts';
import type { Content } from './poison/content.ts';
import { Disposals } from './poison/disposals.ts';
import type { Asked } from './poison/dispose.ts';
import { Questions } from './questions.ts';
import type { Work } from './work.ts';

/** What the actions are built on. */
export interface RunnerParts extends BeginnerParts {
  /** How what belongs to no recovery is told; without it, nobody hears of it. */
  announce?: Announce;
}

/** An action that is asked for. */
interface Request {
  server: string;
  action: ActionName;
  options: ActionOptions;
  isConfirmed: boolean;
}

/**
 * Runs the actions: one at a time per server, in the background, whatever becomes of the caller. What is
 * asked for twice is done once.
 */
export class Runner implements Actions {
  readonly #parts: RunnerParts;
  readonly #atWork: AtWork;
  readonly #beginner: Beginner;
  readonly #disposals: Disposals;
  readonly #approvals: Approvals;
  readonly #questions: Questions;
  readonly #heart: Heart;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#atWork = new AtWork(parts);
    this.#beginner = new Beginner(parts, this.#atWork);
    this.#disposals = new Disposals(parts, this.#atWork);
    this.#approvals = new Approvals(parts.store, parts.clock, parts.announce);
    this.#questions = new Questions(parts, this.#atWork);
    this.#heart = new Heart(parts);
  }

  async check(server: string, options: { rehearse?: boolean }): Promise<CheckReport> {
    return await this.#questions.check(server, options);
  }

  async diagnose(server: string): Promise<Diagnosis> {
    return await this.#questions.diagnose(server);
  }

  async plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan> {
    return await this.#questions.plan(server, action, options);
  }

  async pending(server: string): Promise<Pending> {
    return await this.#questions.pending(server);
  }

  async act(server: string, action: ActionName, options: ActionOptions, caller: Caller): Promise<Act> {
    return await this.#act({ server, action, options, isConfirmed: false }, caller);
  }

  async approve(id: string, caller: Caller): Promise<Act> {
    const approval = await this.#approvals.confirm(id, caller);
    if (approval === null) return await this.#approved(id);
    const { server, action, options, requestedBy } = approval;
    try {
      const asker = { ...caller, who: requestedBy };
      const act = await this.#act({ server, action, options, isConfirmed: true }, asker);
      await this.#approvals.given(act.job, approval, caller);
      return act;
    } catch (error) {
      await this.#approvals.giveBack(id);
      throw error;
    }
  }

  async refuse(id: string, caller: Caller): Promise<Approval> {
    const approval = await this.#parts.store.approvals.get(id);
    const job = approval === null ? null : await this.#parts.store.jobs.openOf(approval.server);
    return await this.#approvals.refuse(id, job, caller);
  }

  async #act(request: Request, caller: Caller): Promise<Act> {
    const { server, action, options } = request;
    if (this.#atWork.isStopping)
      throw new Problem('unavailable', 'Unjam is stopping.', {
        untouched: 'Nothing was touched.',
        next: 'Ask again in a moment.',
      });
    return await this.#atWork.inTurn(server, async () => {
      let job = await this.#parts.store.jobs.openOf(server);
      const active = this.#atWork.on(server) ?? (await this.#beginner.interrupted(job));
      if (active !== undefined && cutsShort(active.work.job, active.action, action)) {
        await this.#assertConfirmed(request, active.work.job, caller);
        await this.#atWork.cutShort(active);
        job = await this.#parts.store.jobs.openOf(server);
      } else if (active !== undefined) {
        refuseWhileBusy(active.work.job, active.action, active.options, action, options);
        return { job: active.work.job, started: false, done: active.standing() };
      }
      const answer = await answered(this.#parts.store, server, job, action, options);
      if (answer !== null) return { job: answer, started: false, done: Promise.resolve(answer) };
      assertMayAsk(job?.state ?? 'none', action);
      await this.#assertConfirmed(request, job, caller);
      return await this.#beginner.begin(server, job, action, options, caller);
    });
  }

  async #assertConfirmed(request: Request, job: Job | null, caller: Caller): Promise<void> {
    const { server, action, options, isConfirmed } = request;
    const rule = (await this.#parts.store.servers.get(server))?.approval;
    if (isConfirmed || rule === undefined || !needsApproval(rule, job, action, options)) return;
    throw await this.#approvals.ask(rule, { server, job, action, options }, caller);
  }

  /** What became of a request that this caller has confirmed before. */
  async #approved(id: string): Promise<Act> {
    const { server } = (await this.#parts.store.approvals.get(id))!;
    const active = this.#atWork.on(server);
    if (active !== undefined) return { job: active.work.job, started: false, done: active.standing() };
    const job = await this.#parts.store.jobs.lastOf(server);
    if (job === null) throw nothingOpen(server);
    return { job, started: false, done: Promise.resolve(job) };
  }

  async pause(server: string, caller: Caller, reason?: string): Promise<Job> {
    const active = this.#atWork.on(server);
    const job = active?.work.job ?? (await this.#parts.store.jobs.openOf(server));
    if (job === null || job.recovering === null)
      throw new Problem('action-not-allowed', '`recover` does not drive this server.', {
        untouched: 'Nothing was touched.',
      });
    const at = this.#parts.clock.now().toISOString();
    const patch = (j: Job): Partial<Job> => ({
      recovering: j.recovering === null ? null : { ...j.recovering, paused: true },
      driver: drivenBy(j, 'hand', caller, at, { reason }),
    });
    if (active !== undefined) return await active.work.save(patch);
    return await this.#parts.store.jobs.save({ ...job, ...patch(job) });
  }

  async resume(server: string, caller: Caller, reason?: string): Promise<Act> {
    const job = await this.#parts.store.jobs.openOf(server);
    if (job?.recovering == null)
      throw new Problem('action-not-allowed', 'No paused `recover` is there to resume.', {
        untouched: 'Nothing was touched.',
        next: 'Ask for recover.',
      });
    const { paused: _, ...options } = job.recovering;
    const asked = { ...options, ...(reason === undefined ? {} : { reason }) };
    // What was confirmed once goes on as it was confirmed.
    return await this.#act({ server, action: 'recover', options: asked, isConfirmed: true }, caller);
  }

  async changed(job: string, version: number, ms: number): Promise<Job> {
    const now = await this.#atWork.read(job);
    if (now.version !== version) return now;
    await this.#atWork.watchers.wait(job, ms);
    return await this.#atWork.read(job);
  }

  async correct(job: string, n: number, verdict: Verdict, caller: Caller, reason?: string): Promise<Job> {
    const { server } = await this.#atWork.read(job);
    return await this.#onOpen(server, job, (work) => correctVerdict(work, { n, verdict, reason }, caller));
  }

  async note(server: string, text: string, caller: Caller): Promise<Job> {
    const active = this.#atWork.on(server);
    if (active !== undefined) return await leaveNote(active.work, text, caller);
    const job = await this.#parts.store.jobs.openOf(server);
    if (job === null) throw nothingOpen(server);
    return await this.#onOpen(server, job.id, (work) => leaveNote(work, text, caller));
  }

  async dispose(job: string, decision: Omit<Asked, 'by'>, caller: Caller): Promise<Act> {
    return await this.#disposals.dispose(job, decision, caller);
  }

  async content(job: string, message: string, caller: Caller): Promise<Content> {
    return await this.#disposals.content(job, message, caller);
  }

  async observed(server: string, report: StepReport): Promise<Act | null> {
    await currentSpec(this.#parts, server);
    if ('output' in report) this.#parts.operator?.report(server, report.output);
    else this.#parts.operator?.refuse(server, report.refused);
    const active = this.#atWork.on(server);
    return active === undefined ? null : { job: active.work.job, started: false, done: active.standing() };
  }

  silentMs(): number {
    return this.#heart.silentMs();
  }

  async takeUp(): Promise<void> {
    this.#heart.start();
    await this.#disposals.takeUp();
    for (const { server } of await this.#parts.store.jobs.unfinished()) {
      try {
        await this.#atWork.inTurn(server, async () => {
          // A caller who was quicker has begun it already.
          if (this.#atWork.on(server) === undefined)
            await this.#beginner.interrupted(await this.#parts.store.jobs.openOf(server));
        });
      } catch (error) {
        // One host that cannot be reached must not keep the others waiting; its job stays as it was.
        this.#parts.log.error({ err: error, server }, 'a recovery could not be taken up');
      }
    }
  }

  async remind(): Promise<void> {
    for (const job of await this.#parts.store.jobs.unfinished()) {
      if (this.#atWork.on(job.server) !== undefined) continue;
      if (await remindOf(job, this.#parts)) this.#atWork.watchers.tell(job.id);
    }
  }

  async stop(): Promise<void> {
    this.#heart.stop();
    await this.#atWork.stop();
  }

  /** A change to an open job while no action is under way on it. */
  async #onOpen(server: string, id: string, change: (work: Work) => Promise<Job>): Promise<Job> {
    return await this.#atWork.between(server, id, (job) =>
      withHost(this.#parts, job.spec, (host) => change(this.#atWork.workOn(job, host))),
    );
  }
}
