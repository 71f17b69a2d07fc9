import type { Job } from '../recovery/job.ts';
import type { Store } from '../recovery/ports/store.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import type { Step } from './schemas/step.ts';
import { stepsOf, stepTo } from './views/step.ts';

/** A call for an action, for the explanation of its refusal. */
export interface Asked {
  server: string;
  action: string;
  body: Record<string, unknown>;
}

/** The refusal or failure of an action together with how the recovery stands and what can be done now. */
export async function explained(store: Store, asked: Asked, error: unknown): Promise<unknown> {
  if (!isProblem(error)) return error;
  const job = await store.jobs.openOf(asked.server).catch(() => null);
  const steps = stepsAfter(error, asked, job);
  return new Problem(error.code, error.message, {
    ...error.more,
    extra: {
      ...error.more.extra,
      ...(job === null ? {} : { job: job.id, state: job.state }),
      ...(steps.length === 0 ? {} : { steps }),
    },
    cause: error.cause,
  });
}

function stepsAfter(problem: Problem, { server, action, body }: Asked, job: Job | null): Step[] {
  const accept = problem.more.extra?.accept;
  if (problem.code === 'changed-by-others' && typeof accept === 'string') {
    return [stepTo(server, action, 'accepts these changes and goes on', { ...body, accept })];
  }
  if (problem.code === 'nothing-wrong') return [stepTo(server, 'diagnose', 'shows what was seen')];
  if (problem.code === 'pause-first') return [stepTo(server, 'pause', 'pauses at the next safe point')];
  return job === null ? [] : stepsOf(job);
}
