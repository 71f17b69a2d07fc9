import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fp from 'fastify-plugin';

/** The caller's own id if it is harmless in a log line and a header, else one of ours. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._:-]{1,100}$/.test(given) ? given : randomUUID();
}

/** The trace of a `traceparent` header (W3C); a new one when it is absent or not valid. */
export function traceIdOf(traceparent: string | undefined): string {
  const [, version, trace, parent] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/.exec(traceparent ?? '') ?? [];
  if (trace === undefined || version === 'ff' || /^0+$/.test(trace) || /^0+$/.test(parent!)) {
    // Random but for six bits, which a trace id may be; and as good as free.
    return randomUUID().replaceAll('-', '');
  }
  return trace;
}

/** Every call can be followed by its ids, from the answer to the log and the audit. */
export const tracing = fp(
  async (app) => {
    app.decorateRequest('traceId', '');
    app.decorateRequest('arrivedAt', '');
    app.addHook('onRequest', async (request, reply) => {
      request.traceId = traceIdOf(request.headers.traceparent as string | undefined);
      // Every line that is logged on behalf of this call from here on; one of ours nobody looks for.
      if (request.headers.traceparent !== undefined) {
        request.log = request.log.child({ traceId: request.traceId });
        reply.log = request.log;
      }
      request.arrivedAt = new Date().toISOString();
      reply.header('x-request-id', request.id);
    });
  },
  { name: 'tracing' },
);
