import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ActionName, ActionOptions } from '../../recovery/job.ts';
import { actionNames } from '../../recovery/job.ts';
import { answerAct } from '../acting.ts';
import { answer } from '../answer.ts';
import { explained } from '../explaining.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { bodies } from '../schemas/actions.ts';
import { ApprovalSchema } from '../schemas/approval.ts';
import { jobExample } from '../schemas/examples.ts';
import { JobSchema } from '../schemas/job.ts';
import type { Answer } from '../schemas/operation.ts';
import { PlanSchema } from '../schemas/reports.ts';
import { ServerParams, WaitHeaders } from '../schemas/requests.ts';
import { planText, planView } from '../views/plan.ts';
import { about } from './action-words.ts';

/** With `dryRun` the answer is the plan. */
const JobOrPlan = Type.Union([JobSchema, PlanSchema]);

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'draining' | 'limits'>;

export const jobAnswers: Record<number, Answer> = {
  200: { description: 'It ended, or there was nothing left to do.', schema: JobSchema, example: jobExample },
  202: {
    description: 'It runs, or waits for approval. Look again at `Location`, not before `Retry-After`.',
    schema: Type.Union([JobSchema, ApprovalSchema]),
    headers: {
      Location: 'The job or the request for approval, absolute.',
      'Retry-After': 'Seconds.',
      'Preference-Applied': 'What of `Prefer` was heeded.',
    },
  },
};

/** The actions that open, change or close a job: one call does one whole step. */
export async function actionRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  for (const action of actionNames) addAction(app, parts, action);
}

function addAction(app: FastifyInstance, parts: Needs, action: ActionName): void {
  const ended = { ...jobAnswers[200]!, schema: JobOrPlan };
  addRoute(app, {
    method: 'POST',
    url: `/servers/:server/${action}`,
    id: about[action].id,
    tag: 'Actions',
    summary: about[action].summary,
    description: about[action].description,
    scope: 'operate',
    params: ServerParams,
    headers: WaitHeaders,
    body: bodies[action],
    answers: { ...jobAnswers, 200: ended },
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const options = request.body as ActionOptions;
      const asked = { server, action, body: { ...options } };
      if (options.dryRun !== true) {
        const caller = callerOf(request);
        return answerAct(parts, request, reply, asked, () =>
          parts.actions.act(server, action, options, caller),
        );
      }
      try {
        const plan = planView(await parts.actions.plan(server, action, options));
        return answer(request, reply, plan, () => planText(server, plan));
      } catch (error) {
        throw await explained(parts.store, asked, error);
      }
    },
  });
}
