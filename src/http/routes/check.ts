import type { FastifyInstance } from 'fastify';
import { allows } from '../../access/scopes.ts';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { CheckBody } from '../schemas/actions.ts';
import { CheckSchema } from '../schemas/reports.ts';
import { RetryHeaders, ServerParams } from '../schemas/requests.ts';
import { checkText } from '../views/check.ts';

/** Proving a connection before it is needed. */
export async function checkRoutes(app: FastifyInstance, { actions }: Pick<Parts, 'actions'>): Promise<void> {
  addRoute(app, {
    method: 'POST',
    url: '/servers/:server/check',
    id: 'checkServer',
    tag: 'Servers',
    summary: 'Prove each capability of the connection',
    description:
      'Changes nothing, unless `{"rehearse": true}` asks for a rehearsal: on a dummy file, which is removed again, and ' +
      'with the `probe` of the server. The service is never stopped for it, and none is made: the right to one of another ' +
      'name would prove nothing. That needs the scope `operate`.',
    scope: 'diagnose',
    params: ServerParams,
    headers: RetryHeaders,
    body: CheckBody,
    answers: { 200: { description: 'What was proved and what was not.', schema: CheckSchema } },
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const { rehearse } = request.body as CheckBody;
      if (rehearse === true && !allows(request.token!, 'operate')) {
        throw new Problem('forbidden', 'A rehearsal needs the scope operate.', {
          untouched: 'Nothing was done.',
        });
      }
      const report = await actions.check(server, rehearse === undefined ? {} : { rehearse });
      request.begun = true;
      return answer(request, reply, report, () => checkText(report));
    },
  });
}
