import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { ActionName, ActionOptions } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import type { Host } from '../recovery/ports/host.ts';
import { nothingAsked, type Pending } from '../recovery/ports/operator.ts';
import { assertMayAsk } from '../recovery/transitions.ts';
import type { AtWork, AtWorkParts } from './at-work.ts';
import { blankJob } from './blank-job.ts';
import { check } from './check.ts';
import type { CheckReport } from './contract.ts';
import { diagnose } from './diagnose.ts';
import { currentSpec, type Reach, withHost } from './hosts.ts';
import { type VerbName, verbs } from './verbs.ts';

/** What may be asked of a server at any time: each opens a conversation of its own, and no recovery. */
export class Questions {
  readonly #parts: Reach & AtWorkParts;
  readonly #atWork: AtWork;

  constructor(parts: Reach & AtWorkParts, atWork: AtWork) {
    this.#parts = parts;
    this.#atWork = atWork;
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

  async plan(server: string, action: ActionName, options: ActionOptions): Promise<Plan> {
    const job = await this.#parts.store.jobs.openOf(server);
    assertMayAsk(job?.state ?? 'none', action);
    const verb: VerbName = action === 'recover' ? 'quarantine' : action;
    const spec = job?.spec ?? (await currentSpec(this.#parts, server));
    const at = this.#parts.clock.now().toISOString();
    const planned = job ?? blankJob(spec, { at, who: 'nobody', owner: 'nobody', reason: null });
    const rehearsal = true;
    const use = async (host: Host) => ({
      ...(await verbs[verb].plan(this.#atWork.workOn(planned, host), options)),
      action,
    });
    return await withHost(this.#parts, spec, use, rehearsal);
  }

  async pending(server: string): Promise<Pending> {
    await currentSpec(this.#parts, server);
    const pending = this.#parts.operator?.pending(server) ?? null;
    if (pending === null) throw nothingAsked(server);
    return pending;
  }
}
