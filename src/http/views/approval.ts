import { type Approval, isPending } from '../../recovery/approval.ts';
import type { ApprovalView } from '../schemas/approval.ts';
import { stepLines } from './curl.ts';
import { oneLine } from './lines.ts';
import { clockTime } from './times.ts';

export function approvalView(approval: Approval, now: Date): ApprovalView {
  const { id, server, action, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt } = approval;
  const waits = isPending(approval, now);
  const href = `/v1/approvals/${id}`;
  return {
    ...{ id, server, action, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt },
    options: { ...approval.options },
    waitingFor: waits ? 'approval' : null,
    state: approval.state === 'pending' && !waits ? 'expired' : approval.state,
    next: waits
      ? [
          {
            action: 'approve',
            href: `${href}/approve`,
            why: `lets it happen; with another token than that of ${requestedBy}`,
          },
          { action: 'refuse', href: `${href}/refuse`, why: 'it will not happen' },
        ]
      : [],
  };
}

/** One request; its first line stands alone. */
export function approvalText(view: ApprovalView, now: Date): string {
  return [approvalLine(view, now), ...stepLines(view.next)].join('\n');
}

export function approvalLine(view: ApprovalView, now: Date): string {
  const { reason } = view.options;
  const why = typeof reason === 'string' ? ` (${oneLine(reason)})` : '';
  const asked = `asked by ${oneLine(view.requestedBy)} ${clockTime(view.requestedAt, now)}${why}`;
  const stands =
    view.waitingFor === null ? standing(view) : `waits for approval until ${clockTime(view.expiresAt, now)}`;
  return `${view.server}  ${view.action}  ${stands}  ${asked}  ${view.id}`;
}

function standing({ state, decidedBy }: ApprovalView): string {
  return decidedBy === null ? state : `${state} by ${oneLine(decidedBy)}`;
}
