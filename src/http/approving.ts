import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Approval } from '../recovery/approval.ts';
import type { Store } from '../recovery/ports/store.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import { answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { originOf } from './request.ts';
import { approvalText, approvalView } from './views/approval.ts';

export async function approvalById(store: Pick<Store, 'approvals'>, id: string): Promise<Approval> {
  const approval = await store.approvals.get(id);
  if (approval === null) throw approvalUnknown(id);
  return approval;
}

export function approvalUnknown(id: string): Problem {
  return new Problem('approval-unknown', `There is no request ${id}.`);
}

/** The request that an action waits for, if that is what it met. */
export function awaited(error: unknown): Approval | null {
  if (!isProblem(error, 'approval-needed')) return null;
  return (error.more.extra?.approval as Approval | undefined) ?? null;
}

/** Accepted, and not begun: 202 with what it waits for. */
export function answerAwaited(
  { clock }: Pick<Parts, 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
  approval: Approval,
): FastifyReply {
  const view = approvalView(approval, clock.now());
  request.begun = true;
  reply.code(202).header('retry-after', '15');
  reply.header('location', `${originOf(request)}/v1/approvals/${approval.id}`);
  return answer(request, reply, view, () => approvalText(view, clock.now()));
}
