import type { FastifyInstance } from 'fastify';
import { answer } from '../answer.ts';
import { assertServer } from '../jobs.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { DiagnoseBody } from '../schemas/actions.ts';
import { diagnosisExample } from '../schemas/examples.ts';
import { DiagnosisPage } from '../schemas/listings.ts';
import { DiagnosisSchema } from '../schemas/reports.ts';
import { PageQuery, RetryHeaders, ServerParams } from '../schemas/requests.ts';
import { diagnosesText, diagnosisText, diagnosisView } from '../views/diagnosis.ts';

/** Looking, and what was seen before. Opens no job and changes nothing. */
export async function diagnoseRoutes(
  app: FastifyInstance,
  { store, actions, clock, signingKey }: Pick<Parts, 'store' | 'actions' | 'clock' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'POST',
    url: '/servers/:server/diagnose',
    id: 'diagnose',
    tag: 'Actions',
    summary: 'Look at a server: what is the matter, and who is suspect',
    description:
      'Changes nothing. The state of the service, its events, the inventory of the spool, malformed messages ' +
      'and files in use, ending in a verdict, ranked suspects and the next action with its reason.',
    scope: 'diagnose',
    params: ServerParams,
    headers: RetryHeaders,
    body: DiagnoseBody,
    answers: { 200: { description: 'What was seen.', schema: DiagnosisSchema, example: diagnosisExample } },
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const { reason } = request.body as DiagnoseBody;
      const diagnosis = await actions.diagnose(server, reason === undefined ? {} : { reason });
      request.begun = true;
      const view = diagnosisView(diagnosis, await store.jobs.openOf(server));
      return answer(request, reply, view, () => diagnosisText(view, clock.now()));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/servers/:server/diagnoses',
    id: 'listDiagnoses',
    tag: 'Servers',
    summary: 'What was seen before',
    description: 'Earlier diagnoses of a server, the newest first.',
    scope: 'read',
    params: ServerParams,
    query: PageQuery,
    answers: { 200: { description: 'A page of diagnoses.', schema: DiagnosisPage } },
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      await assertServer(store, server);
      const page = await store.diagnoses.list(server, pages.request(request));
      const views = page.items.map((diagnosis) => diagnosisView(diagnosis));
      const body = pages.answer(request, reply, { ...page, items: views });
      return answer(request, reply, body, () => diagnosesText(server, views, clock.now()));
    },
  });
}
