import { randomUUID } from 'node:crypto';
import { type Approval, needsApproval } from '../recovery/approval.ts';
import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { ActionName, ActionOptions, Job } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Host } from '../recovery/ports/host.ts';
import { nothingAsked, type Pending } from '../recovery/ports/operator.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Verdict } from '../recovery/round.ts';
import { assertMayAsk } from '../recovery/transitions.ts';
import { type Announce, Approvals } from './approvals.ts';
import { type Active, AtWork, type AtWorkParts } from './at-work.ts';
import { blankJob } from './blank-job.ts';
import { correctVerdict, leaveNote } from './by-hand.ts';
import { check } from './check.ts';
import type { Act, Actions, Caller, CheckReport, StepReport } from './contract.ts';
import { diagnose } from './diagnose.ts';
import { drivenBy } from './driver.ts';
import { FenceMemory } from './fence-memory.ts';
import { remindOf } from './forgotten.ts';
import { answered, cutsShort, nothingOpen, refuseWhileBusy } from './guards.ts';
import { currentSpec, type Reach, withHost } from './hosts.ts';
import { openJob } from './open-job.ts';
import { perform } from './perform.ts';
import type { Content } from './poison/content.ts';
import { Disposals } from './poison/disposals.ts';
import type { Asked } from './poison/dispose.ts';
import { drive } from './recover.ts';
import { takeOver } from './take-over.ts';
import { type VerbName, verbs } from './verbs.ts';
import type { Work } from './work.ts';

/** What the actions are built on. */
export interface RunnerParts extends Reach, AtWorkParts {
  store: Store;
  /** This installation, the same after every restart. */
  installation: string;
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
  readonly #owner = randomUUID();
  readonly #atWork: AtWork;
  readonly #disposals: Disposals;
  readonly #approvals: Approvals;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#atWork = new AtWork(parts);
    this.#disposals = new Disposals(parts, this.#atWork);
    this.#approvals = new Approvals(parts.store, parts.clock, parts.announce);
  }

  async check(server: string, options: { rehearse?: boolean }): Promise<CheckReport> {
    const spec = await currentSpec(this.#parts, server);
    return await withHost(this.#parts, spec, (host) => check(host, spec, this.#parts.clock, options));
  }

  async diagnose(server: string): Promise<Diagnosis> {
    const spec = await currentSpec(this.#parts, server);
    const { diagnosis } = await withHost(this.#parts, spec, (host) =>
      diagnose(host, spec, this.#parts.clock),
    );
    await this.#parts.store.diagnoses.add(diagnosis);
    return diagnosis;
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
      const active = this.#atWork.on(server) ?? (await this.#interrupted(job));
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
      return await this.#begin(server, job, action, options, caller);
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

  async plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan> {
    const job = await this.#parts.store.jobs.openOf(server);
    assertMayAsk(job?.state ?? 'none', action);
    const verb: VerbName = action === 'recover' ? 'quarantine' : action;
    const spec = job?.spec ?? (await currentSpec(this.#parts, server));
    const at = this.#parts.clock.now().toISOString();
    const planned = job ?? blankJob(spec, { at, who: 'nobody', owner: this.#owner, reason: null });
    const rehearsal = true;
    const use = async (host: Host) => ({
      ...(await verbs[verb].plan(this.#atWork.workOn(planned, host), options)),
      action,
    });
    return await withHost(this.#parts, spec, use, rehearsal);
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

  async pending(server: string): Promise<Pending> {
    await currentSpec(this.#parts, server);
    const pending = this.#parts.operator?.pending(server) ?? null;
    if (pending === null) throw nothingAsked(server);
    return pending;
  }

  async observed(server: string, report: StepReport): Promise<Act | null> {
    await this.pending(server);
    if ('output' in report) this.#parts.operator?.report(server, report.output);
    else this.#parts.operator?.refuse(server, report.refused);
    const active = this.#atWork.on(server);
    return active === undefined ? null : { job: active.work.job, started: false, done: active.standing() };
  }

  async takeUp(): Promise<void> {
    await this.#disposals.takeUp();
    for (const { server } of await this.#parts.store.jobs.unfinished()) {
      try {
        await this.#atWork.inTurn(server, async () => {
          // A caller who was quicker has begun it already.
          if (this.#atWork.on(server) === undefined)
            await this.#interrupted(await this.#parts.store.jobs.openOf(server));
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
    await this.#atWork.stop();
  }

  /** Goes on with what an earlier process was doing to this job; whatever is asked for comes after it. */
  async #interrupted(job: Job | null): Promise<Active | undefined> {
    if (job === null || job.owner === this.#owner) return undefined;
    const drives = job.recovering !== null && !job.recovering.paused;
    if (job.running === null && !drives) return undefined;
    const action = drives ? 'recover' : job.running!.action;
    const options = drives ? (job.recovering ?? {}) : job.running!.options;
    await this.#begin(job.server, job, action, options, { requestId: 'restart', ...job.driver });
    return this.#atWork.on(job.server);
  }

  async #begin(
    server: string,
    open: Job | null,
    action: ActionName,
    options: ActionOptions,
    caller: Caller,
  ): Promise<Act> {
    const spec = open?.spec ?? (await currentSpec(this.#parts, server));
    const memory = new FenceMemory(open);
    const host = await this.#parts.openHost(spec, memory);
    try {
      const { store, clock, installation } = this.#parts;
      const job =
        open ??
        (await openJob({
          adopts: action === 'adopt',
          store,
          host,
          spec,
          clock,
          options,
          caller,
          installation,
          owner: this.#owner,
        }));
      const under = this.#atWork.interruptible(job, host, memory);
      const { work } = under;
      await this.#drivenBy(work, action, options, caller);
      const done = this.#atWork.begin(under, { action, options }, () => this.#run(work, action, options));
      return { job: work.job, started: true, done };
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  async #run(work: Work, action: ActionName, options: ActionOptions): Promise<Job> {
    await takeOver(work, this.#owner, this.#parts.installation, action === 'close');
    if (action !== 'recover') return await perform(work, action, options);
    const running = work.job.running;
    if (running !== null && running.action !== 'recover')
      await perform(work, running.action, running.options);
    return await drive(work);
  }

  async #drivenBy(work: Work, action: ActionName, options: ActionOptions, caller: Caller): Promise<void> {
    const { dryRun: _, evenIfHealthy: __, ...asked } = options;
    const by = action === 'recover' ? 'recover' : 'hand';
    const driver = drivenBy(work.job, by, caller, work.isoNow(), options);
    await work.save((job) => ({
      driver,
      recovering: action === 'recover' ? { ...asked, paused: false } : job.recovering,
    }));
  }

  /** A change to an open job while no action is under way on it. */
  async #onOpen(server: string, id: string, change: (work: Work) => Promise<Job>): Promise<Job> {
    return await this.#atWork.between(server, id, (job) =>
      withHost(this.#parts, job.spec, (host) => change(this.#atWork.workOn(job, host))),
    );
  }
}
