import fp from 'fastify-plugin';
import type { Parts } from '../parts.ts';

/** Every call is counted, by its route: a path as it came would make a figure of each name. */
export const timing = fp<Pick<Parts, 'metrics'>>(
  async (app, { metrics }) => {
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      const call = { method: request.method, route, status: reply.statusCode };
      metrics.answered(call, reply.elapsedTime / 1000);
    });
  },
  { name: 'timing' },
);
