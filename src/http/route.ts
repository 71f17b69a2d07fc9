import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../recovery/problems.ts';
import { type Operation, operation, usualForms } from './schemas/operation.ts';

/** A route: what the document says of it, what is checked before it, and what it does. */
export interface Route extends Operation {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  /** The code of a body that does not fit, where it is not `invalid-request`. */
  invalidBody?: ProblemCode;
  /** Bytes. */
  bodyLimit?: number;
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** Parameters, query and body were checked against the route's schemas: handlers may name their types. */
export function addRoute(app: FastifyInstance, route: Route): void {
  const { method, url, handler, bodyLimit, invalidBody, forms = usualForms } = route;
  app.route({
    method,
    url,
    handler,
    schema: operation(route),
    exposeHeadRoute: method === 'GET' && !forms.includes('events'),
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    config: {
      forms,
      ...(route.scope === null ? {} : { scope: route.scope }),
      ...(invalidBody === undefined ? {} : { invalidBody }),
    },
  });
}
