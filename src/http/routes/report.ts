import type { FastifyInstance } from 'fastify';
import { answer } from '../answer.ts';
import { jobById } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { reportOf } from '../reporting.ts';
import { addRoute } from '../route.ts';
import { ReportSchema } from '../schemas/listings.ts';
import { JobParams } from '../schemas/requests.ts';
import { reportHtml } from '../views/report-html.ts';
import { reportText } from '../views/report-text.ts';

/** The whole of a recovery on one page, for whoever reads about it afterwards. */
export async function reportRoutes(
  app: FastifyInstance,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<void> {
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/report',
    id: 'getReport',
    tag: 'Jobs',
    summary: 'The report of a recovery',
    description:
      'What was done, what was found, what became of the messages. As JSON, text or a static page.',
    scope: 'read',
    forms: ['json', 'text', 'html'],
    params: JobParams,
    answers: { 200: { description: 'The report.', schema: ReportSchema } },
    handler: async (request, reply) => {
      const job = await jobById(store, (request.params as { job: string }).job);
      const report = await reportOf(store, job, clock.now());
      if (request.form === 'html') return reply.type('text/html; charset=utf-8').send(reportHtml(report));
      return answer(request, reply, report, () => reportText(report, clock.now()));
    },
  });
}
