import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type JobState, jobStates } from '../../recovery/job.ts';
import { answer } from '../answer.ts';
import { isUnchanged } from '../etag.ts';
import { jobById, readingHeaders, readJob, standing, versionOf } from '../jobs.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { sightOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { Choice } from '../schemas/kinds.ts';
import { JobPage } from '../schemas/listings.ts';
import { readAnswers } from '../schemas/reading.ts';
import { FilterQuery, JobParams, ReadHeaders } from '../schemas/requests.ts';
import { headline, jobText } from '../views/job-text.ts';
import { lines } from '../views/lines.ts';

const query = FilterQuery({
  server: Type.Optional(Type.String({ minLength: 1, maxLength: 63, description: 'Of this server alone.' })),
  state: Type.Optional(Choice(jobStates, 'In this state alone.')),
});

/** Recoveries over all servers. */
export async function jobsRoutes(
  app: FastifyInstance,
  { store, clock, signingKey }: Pick<Parts, 'store' | 'clock' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/jobs',
    id: 'listJobs',
    tag: 'Jobs',
    summary: 'List recoveries',
    description: 'The newest first.',
    scope: 'read',
    query,
    answers: { 200: { description: 'A page of jobs.', schema: JobPage } },
    handler: async (request, reply) => {
      const { server, state } = request.query as { server?: string; state?: JobState };
      const page = await store.jobs.list({ server, state }, pages.request(request), sightOf(request));
      const items = await Promise.all(
        page.items.map(async (job) => readJob(store, await standing(store, job))),
      );
      const body = pages.answer(request, reply, { ...page, items });
      const line = (job: (typeof items)[number]) => `${headline(job, clock.now())}  ${job.id}`;
      return answer(request, reply, body, () => lines(items, line, 'recoveries'));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job',
    id: 'getJob',
    tag: 'Jobs',
    summary: 'Read one recovery',
    description: 'Always 200 with how it stands; a failure while it runs is in `trouble`.',
    scope: 'read',
    params: JobParams,
    headers: ReadHeaders,
    answers: readAnswers,
    handler: async (request, reply) => {
      const job = await jobById(store, (request.params as { job: string }).job);
      readingHeaders(reply, job);
      if (isUnchanged(request.headers['if-none-match'], versionOf(job))) return reply.code(304).send();
      const view = await readJob(store, job);
      return answer(request, reply, view, () => jobText(view, clock.now()));
    },
  });
}
