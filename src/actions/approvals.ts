import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Approval, isPending } from '../recovery/approval.ts';
import type { ApprovalRule } from '../recovery/approval-rule.ts';
import type { ActionName, ActionOptions, Job } from '../recovery/job.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Cause, Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Caller } from './contract.ts';

const usualMinutes = 30;

/** What is told of a server that no recovery is open for. */
export interface Told {
  type: string;
  /** ISO 8601. */
  at: string;
  server: string;
  data: Record<string, unknown>;
  cause: Cause;
}
/** Takes down in this store what is to be told. */
export type Announce = (store: Store, told: Told) => Promise<void>;

/** Actions that wait for a second token: asked for, confirmed once, refused, or forgotten when their time is over. */
export class Approvals {
  readonly #store: Store;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #announce: Announce | undefined;

  constructor(store: Store, clock: Pick<Clock, 'now'>, announce?: Announce) {
    this.#store = store;
    this.#clock = clock;
    this.#announce = announce;
  }

  /** The problem that tells whom the action waits for. Asked for twice, it is one request. */
  async ask(
    rule: ApprovalRule,
    asked: { server: string; job: Job | null; action: ActionName; options: ActionOptions },
    caller: Caller,
  ): Promise<Problem> {
    const { server, job, action, options } = asked;
    const pending = await this.#store.approvals.pendingOf(server);
    const known = pending.find((one) => one.action === action && isSame(one.options, options));
    if (known !== undefined) return waits(known);
    const now = this.#clock.now();
    const minutes = rule.withinMinutes ?? usualMinutes;
    const approval: Approval = {
      id: randomUUID(),
      ...{ server, action, options },
      requestedBy: caller.who,
      requestedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
      state: 'pending',
      decidedBy: null,
      decidedAt: null,
    };
    // One write: who is asked and never hears of it lets the mail lie.
    await this.#store.atomically(async (inside) => {
      await inside.approvals.add(approval);
      await this.#tell(inside, job, 'approval.requested', approval, caller);
    });
    return waits(approval);
  }

  /**
   * Takes the request for confirmed, before anything is done: to act on one that was refused at the same
   * moment is worse than to confirm twice. Null when this caller has confirmed it already.
   */
  async confirm(id: string, caller: Caller): Promise<Approval | null> {
    const approval = await this.#read(id);
    if (approval.state === 'approved' && approval.decidedBy === caller.who) return null;
    if (approval.requestedBy === caller.who) {
      throw new Problem('approval-own', `${caller.who} asked for this, and another token must confirm it.`, {
        untouched: 'Nothing was touched.',
        next: 'Let somebody with another token confirm it.',
      });
    }
    await this.#decide(approval, 'approved', caller);
    return approval;
  }

  /** Nothing came of it: it can be confirmed again. */
  async giveBack(id: string): Promise<void> {
    await this.#store.approvals.decide(id, 'approved', { state: 'pending', by: null, at: null });
  }

  async refuse(id: string, job: Job | null, caller: Caller): Promise<Approval> {
    const approval = await this.#read(id);
    if (approval.state === 'refused') return approval;
    await this.#decide(approval, 'refused', caller);
    await this.#tell(this.#store, job, 'approval.refused', approval, caller);
    return await this.#read(id);
  }

  async given(job: Job, approval: Approval, caller: Caller): Promise<void> {
    await this.#tell(this.#store, job, 'approval.given', approval, caller);
  }

  async #decide(approval: Approval, state: 'approved' | 'refused', caller: Caller): Promise<void> {
    const now = this.#clock.now();
    if (!isPending(approval, now)) throw over(approval);
    const decision = { state, by: caller.who, at: now.toISOString() };
    if (await this.#store.approvals.decide(approval.id, 'pending', decision)) return;
    throw over(await this.#read(approval.id));
  }

  async #read(id: string): Promise<Approval> {
    const approval = await this.#store.approvals.get(id);
    if (approval === null) throw new Problem('approval-unknown', `There is no request ${id}.`);
    return approval;
  }

  /** An event of the open recovery; where there is none, word to whoever listens. */
  async #tell(store: Store, job: Job | null, type: string, approval: Approval, caller: Caller) {
    const { id, server, action, requestedBy, expiresAt, options } = approval;
    const { who, requestId, traceId } = caller;
    const reason = options.reason ?? null;
    const by = type === 'approval.requested' ? {} : { by: who };
    const data = { id, action, requestedBy, expiresAt, reason, ...by };
    const cause = { who, reason, requestId, ...(traceId === undefined ? {} : { traceId }) };
    if (job !== null) await store.events.append(job.id, type, data, cause);
    else await this.#announce?.(store, { type, at: this.#clock.now().toISOString(), server, data, cause });
  }
}

/** The reason is said anew by everybody; the rest is what is asked for. */
function isSame(one: ActionOptions, other: ActionOptions): boolean {
  return isDeepStrictEqual({ ...one, reason: null }, { ...other, reason: null });
}

function waits(approval: Approval): Problem {
  const { action, server, expiresAt } = approval;
  return new Problem(
    'approval-needed',
    `${action} on ${server} waits for another token until ${expiresAt}.`,
    {
      untouched: 'Nothing was touched.',
      next: `POST /v1/approvals/${approval.id}/approve with another token.`,
      extra: { approval },
    },
  );
}

function over({ state, expiresAt, decidedBy }: Approval): Problem {
  const what = state === 'pending' ? `ran out at ${expiresAt}` : `was ${state} by ${decidedBy}`;
  return new Problem('approval-over', `The request ${what}.`, {
    untouched: 'Nothing was touched.',
    next: 'Ask for the action again.',
  });
}
