import type { ApprovalRule } from './approval-rule.ts';
import type { ActionName, ActionOptions, Job } from './job.ts';

/** An action that one caller asked for and another one must confirm. */
export interface Approval {
  id: string;
  server: string;
  action: ActionName;
  options: ActionOptions;
  /** Name of the token. */
  requestedBy: string;
  requestedAt: string;
  expiresAt: string;
  state: 'pending' | 'approved' | 'refused';
  decidedBy: string | null;
  decidedAt: string | null;
}

/**
 * Whether the action waits for a second token. `stop` stands for everything that takes the service down
 * first, and `recover` holds the other two, or they could be had without being confirmed. What ends an
 * outage or makes nothing worse never waits: `pause`, `close`, and `abort` that keeps the poison out.
 */
export function needsApproval(
  rule: ApprovalRule | null | undefined,
  job: Job | null,
  action: ActionName,
  options: ActionOptions,
): boolean {
  if (rule === null || rule === undefined) return false;
  switch (action) {
    case 'stop':
    case 'quarantine':
    case 'adopt':
      return rule.actions.includes('stop') && (job === null || job.state === 'open');
    case 'finalize':
      return rule.actions.includes('finalize');
    case 'abort':
      return options.poison === 'back';
    case 'recover':
      return true;
    default:
      return false;
  }
}

export function isPending(approval: Approval, now: Date): boolean {
  return approval.state === 'pending' && Date.parse(approval.expiresAt) > now.getTime();
}
