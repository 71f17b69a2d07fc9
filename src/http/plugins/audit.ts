import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Parts } from '../parts.ts';
import { pathOf } from '../request.ts';

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
      try {
        await store.audit.append(rowOf(request, reply.statusCode));
      } catch (error) {
        // The action was done or begun: its answer matters more to the caller than our record of it.
        request.log.error({ err: error }, 'the audit row could not be written');
      }
    });
  },
  { name: 'audit', dependencies: ['tracing'] },
);

function rowOf(request: FastifyRequest, status: number) {
  const { server } = (request.params ?? {}) as { server?: string };
  const { reason, because } = (request.body ?? {}) as { reason?: unknown; because?: unknown };
  const why = reason ?? because;
  return {
    at: request.arrivedAt,
    token: request.token?.name ?? null,
    address: request.ip,
    requestId: request.id,
    method: request.method,
    path: pathOf(request).slice(0, 500),
    server: server?.slice(0, 100) ?? null,
    status,
    code: request.problemCode,
    reason: typeof why === 'string' ? why.slice(0, 500) : null,
  };
}
