import type { FastifyInstance } from 'fastify';
import { answerAct } from '../acting.ts';
import { answer } from '../answer.ts';
import { explained } from '../explaining.ts';
import { readJob } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { ReasonBody } from '../schemas/actions.ts';
import { jobExample } from '../schemas/examples.ts';
import { JobSchema } from '../schemas/job.ts';
import { RetryHeaders, ServerParams, WaitHeaders } from '../schemas/requests.ts';
import { jobText } from '../views/job-text.ts';
import { jobAnswers } from './actions.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'draining' | 'limits'>;

/** Taking the wheel from `recover`, and giving it back. */
export async function recoverRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const { store, actions, clock } = parts;
  addRoute(app, {
    method: 'POST',
    url: '/servers/:server/recover/pause',
    id: 'pauseRecover',
    tag: 'Actions',
    summary: 'Pause `recover` at the next safe point',
    description: 'The job stays as it is; every manual step is allowed while it is paused.',
    scope: 'operate',
    params: ServerParams,
    headers: RetryHeaders,
    body: ReasonBody,
    answers: { 200: { description: 'The job.', schema: JobSchema, example: jobExample } },
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      try {
        const job = await actions.pause(server, callerOf(request));
        request.begun = true;
        const view = await readJob(store, job);
        return answer(request, reply, view, () => jobText(view, clock.now()));
      } catch (error) {
        throw await explained(store, { server, action: 'pause', body: {} }, error);
      }
    },
  });
  addRoute(app, {
    method: 'POST',
    url: '/servers/:server/recover/resume',
    id: 'resumeRecover',
    tag: 'Actions',
    summary: 'Let `recover` go on',
    description: 'From where the recovery stands now, whatever was done by hand meanwhile.',
    scope: 'operate',
    params: ServerParams,
    headers: WaitHeaders,
    body: ReasonBody,
    answers: jobAnswers,
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const caller = callerOf(request);
      const asked = { server, action: 'resume', body: {} };
      return answerAct(parts, request, reply, asked, () => actions.resume(server, caller));
    },
  });
}
