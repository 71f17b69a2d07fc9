import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../../recovery/job.ts';
import { answer } from '../answer.ts';
import { assertServer, jobById, noJob } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { reportOf } from '../reporting.ts';
import { addRoute, type Route } from '../route.ts';
import { ReportSchema } from '../schemas/listings.ts';
import { JobParams, ServerParams } from '../schemas/requests.ts';
import { reportHtml } from '../views/report-html.ts';
import { reportText } from '../views/report-text.ts';

type Needs = Pick<Parts, 'store' | 'clock'>;

const common = {
  method: 'GET',
  tag: 'Jobs',
  scope: 'read',
  forms: ['json', 'text', 'html'],
  answers: { 200: { description: 'The report.', schema: ReportSchema } },
} as const satisfies Partial<Route>;

/** The whole of a recovery on one page, for whoever reads about it afterwards. */
export async function reportRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const { store } = parts;
  addRoute(app, {
    ...common,
    url: '/jobs/:job/report',
    id: 'getReport',
    summary: 'The report of a recovery',
    description:
      'What was done, what was found, what became of the messages. As JSON, text or a static page.',
    params: JobParams,
    handler: async (request, reply) =>
      told(parts, await jobById(store, (request.params as { job: string }).job), request, reply),
  });
  addRoute(app, {
    ...common,
    url: '/servers/:server/report',
    id: 'getServerReport',
    summary: 'The report of the open recovery of a server, else of its last one',
    description: 'The same without the id of the job at hand.',
    params: ServerParams,
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const mark = await store.jobs.markOf(server);
      if (mark !== null) return told(parts, await jobById(store, mark.id), request, reply);
      await assertServer(store, server);
      throw noJob(server);
    },
  });
}

async function told({ store, clock }: Needs, job: Job, request: FastifyRequest, reply: FastifyReply) {
  const report = await reportOf(store, job, clock.now());
  if (request.form === 'html') return reply.type('text/html; charset=utf-8').send(reportHtml(report));
  return answer(request, reply, report, () => reportText(report, clock.now()));
}
