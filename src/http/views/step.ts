import { actionNames, type Job } from '../../recovery/job.ts';
import { nextSteps } from '../../recovery/next-steps.ts';
import type { Step } from '../schemas/step.ts';

const paths: Record<string, string> = {
  ...Object.fromEntries(actionNames.map((name) => [name, name])),
  diagnose: 'diagnose',
  check: 'check',
  pause: 'recover/pause',
  resume: 'recover/resume',
};

/** What can be done now, with where to POST it. */
export function stepsOf(job: Job): Step[] {
  return nextSteps(job).map((step) => stepTo(job.server, step.action, step.why, step.body));
}

export function stepTo(server: string, action: string, why: string, body?: Record<string, unknown>): Step {
  const path = paths[action];
  if (path === undefined) return { why };
  return { action, href: `/v1/servers/${server}/${path}`, ...(body === undefined ? {} : { body }), why };
}
