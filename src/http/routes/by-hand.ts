import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Verdict, verdicts } from '../../recovery/round.ts';
import { answer } from '../answer.ts';
import { etagOf, expectedVersion } from '../etag.ts';
import { jobById, readJob } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { ReasonBody } from '../schemas/actions.ts';
import { jobExample } from '../schemas/examples.ts';
import { JobSchema } from '../schemas/job.ts';
import { Choice, closed } from '../schemas/kinds.ts';
import { RetryHeaders, RoundParams, ServerParams, WriteHeaders } from '../schemas/requests.ts';
import { jobText } from '../views/job-text.ts';

const VerdictBody = Type.Object(
  { verdict: Choice(verdicts, 'What the round really came to.'), ...ReasonBody.properties },
  { $id: 'VerdictBody', ...closed, examples: [{ verdict: 'unclear', reason: 'the backup ran just then' }] },
);
const NoteBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 2000, description: 'For whoever takes over.' }) },
  { $id: 'NoteBody', ...closed, examples: [{ text: 'vendor called back: wait with the next round' }] },
);
const answers = { 200: { description: 'The job.', schema: JobSchema, example: jobExample } };

/** What a person adds to a recovery: a verdict that the service could not give, and notes. */
export async function byHandRoutes(
  app: FastifyInstance,
  { actions, store, clock }: Pick<Parts, 'actions' | 'store' | 'clock'>,
): Promise<void> {
  addRoute(app, {
    method: 'PUT',
    url: '/jobs/:job/rounds/:n/verdict',
    id: 'correctVerdict',
    tag: 'Jobs',
    summary: 'Change the verdict of a round by hand',
    description: 'Everything that followed from the old verdict is derived anew; nothing moves.',
    scope: 'operate',
    params: RoundParams,
    headers: WriteHeaders,
    body: VerdictBody,
    answers,
    handler: async (request, reply) => {
      const { job, n } = request.params as { job: string; n: number };
      const { verdict, reason } = request.body as { verdict: Verdict; reason?: string };
      expectedVersion(request.headers, (await jobById(store, job)).version);
      const corrected = await actions.correct(job, n, verdict, callerOf(request), reason);
      const view = await readJob(store, corrected);
      reply.header('etag', etagOf(corrected.version));
      return answer(request, reply, view, () => jobText(view, clock.now()));
    },
  });
  addRoute(app, {
    method: 'POST',
    url: '/servers/:server/job/notes',
    id: 'leaveNote',
    tag: 'Jobs',
    summary: 'Leave a note for whoever takes over',
    description: 'Kept with the open recovery, with the time and the name of the token.',
    scope: 'operate',
    params: ServerParams,
    headers: RetryHeaders,
    body: NoteBody,
    answers,
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const { text } = request.body as { text: string };
      const noted = await actions.note(server, text, callerOf(request));
      request.begun = true;
      const view = await readJob(store, noted);
      return answer(request, reply, view, () => jobText(view, clock.now()));
    },
  });
}
