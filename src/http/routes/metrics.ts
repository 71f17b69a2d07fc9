import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../recovery/problems.ts';
import { seesEvery } from '../../recovery/sight.ts';
import type { Parts } from '../parts.ts';
import { sightOf } from '../request.ts';
import { addRoute } from '../route.ts';

/** For Prometheus, with the token of `authorization: {credentials_file: …}`. */
export async function metricsRoutes(
  app: FastifyInstance,
  { metrics }: Pick<Parts, 'metrics'>,
): Promise<void> {
  addRoute(app, {
    method: 'GET',
    url: '/metrics',
    id: 'getMetrics',
    tag: 'Unjam',
    summary: 'Figures for Prometheus',
    description: 'With a token that is not limited to servers: the figures name them.',
    scope: 'read',
    forms: ['text'],
    answers: { 200: { description: 'In the text format of Prometheus.', schema: Type.String() } },
    handler: async (request, reply) => {
      if (!seesEvery(sightOf(request))) {
        const detail = 'The figures are of all servers, and the token is limited to some.';
        throw new Problem('forbidden', detail, { untouched: 'Nothing was done.' });
      }
      const { type, text } = await metrics.read();
      return reply.type(type).send(text);
    },
  });
}
