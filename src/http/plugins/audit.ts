import fp from 'fastify-plugin';
import type { Parts } from '../parts.ts';
import { record } from '../recording.ts';

/** Each call that acts, and each that is refused for who it is: who, from where, what, why, what came of it. */
export const audit = fp<Pick<Parts, 'store'>>(
  async (app, { store }) => {
    app.addHook('onSend', async (request, reply) => {
      const reads = request.method === 'GET' || request.method === 'HEAD';
      const isRefused = reply.statusCode === 401 || reply.statusCode === 403 || request.hidden;
      // What a message holds is nobody's business but the reader's: who read it is on record.
      const isIntimate = [request.routeOptions.config.scope].flat().includes('poison');
      if (reads && !isRefused && !isIntimate) return;
      // Failures beyond the limit are not written one by one: they would fill the disk of the store.
      if (reply.statusCode === 429 && request.token === null) return;
      await record(store, request, reply.statusCode);
    });
  },
  { name: 'audit', dependencies: ['tracing'] },
);
