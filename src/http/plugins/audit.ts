import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Parts } from '../parts.ts';
import { pathOf } from '../request.ts';

/** Each call that acts, and each that is refused for who it is: who, from where, what, why, what came of it. */
export const audit = fp<Pick<Parts, 'store'>>(
  async (app, { store }) => {
    app.addHook('onSend', async (request, reply) => {
      const looks = request.method === 'GET' || request.method === 'HEAD';
      // What somebody's mail says is no ordinary read.
      const reads = looks && request.routeOptions.config.scope !== 'poison';
      if (reads && reply.statusCode !== 401 && reply.statusCode !== 403) return;
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
  const said = (request.body ?? request.query ?? {}) as { reason?: unknown; because?: unknown };
  const { reason, because } = said;
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
