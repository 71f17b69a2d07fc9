import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { TraceParent } from '../../recovery/ports/trace.ts';
import type { Parts, Tracing } from '../parts.ts';

/** The caller's own id if it is harmless in a log line and a header, else one of ours. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._:-]{1,100}$/.test(given) ? given : randomUUID();
}

/** What a `traceparent` header says (W3C); null when it is absent or not valid. */
function parentOf(traceparent: string | undefined): TraceParent | null {
  const [, version, traceId, spanId, flags, more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || /^0+$/.test(traceId) || /^0+$/.test(spanId!)) return null;
  // A version that is not known yet may say more; the one that is known may not.
  if (version === 'ff' || (version === '00' && more !== undefined)) return null;
  return { traceId, spanId: spanId!, isSampled: (Number.parseInt(flags!, 16) & 1) === 1 };
}

/** Random but for six bits, which a trace id may be; and as good as free. */
function newTraceId(): string {
  return randomUUID().replaceAll('-', '');
}

/** The trace of a `traceparent` header; a new one where there is none. */
export function traceIdOf(traceparent: string | undefined): string {
  return parentOf(traceparent)?.traceId ?? newTraceId();
}

/** Every call can be followed by its ids, from the answer to the log and the audit; in spans, too, where wanted. */
export const tracing = fp<Pick<Parts, 'tracing'>>(
  async (app, { tracing }) => {
    app.decorateRequest('traceId', '');
    app.decorateRequest('arrivedAt', '');
    app.addHook('onRequest', async (request, reply) => {
      const parent = parentOf(request.headers.traceparent as string | undefined);
      request.traceId = parent?.traceId ?? newTraceId();
      // Every line that is logged on behalf of this call from here on; one of ours nobody looks for.
      if (parent !== null) logTrace(request, reply);
      request.arrivedAt = new Date().toISOString();
      reply.header('x-request-id', request.id);
    });
    if (tracing !== null) await app.register(spans, { tracing });
  },
  { name: 'tracing' },
);

/** A span around each call, within which all that it asks for is done. */
const spans = fp<{ tracing: Tracing }>(
  async (app, { tracing }) => {
    app.decorateRequest('span', null);
    app.addHook('onRequest', (request, reply, done) => {
      const { method, id: requestId, routeOptions } = request;
      const parent = parentOf(request.headers.traceparent as string | undefined);
      tracing.call({ method, route: routeOptions.url ?? 'unknown', requestId, parent }, (span) => {
        request.span = span;
        request.traceId = span.traceId;
        if (parent === null) logTrace(request, reply);
        done();
      });
    });
    app.addHook('onResponse', async (request, reply) => request.span?.end(reply.statusCode));
  },
  { name: 'spans' },
);

function logTrace(request: FastifyRequest, reply: FastifyReply): void {
  request.log = request.log.child({ traceId: request.traceId });
  reply.log = request.log;
}
