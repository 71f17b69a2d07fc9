import type { FastifyRequest } from 'fastify';
import type { Scope } from '../access/scopes.ts';
import type { Caller } from '../actions/contract.ts';
import type { Token } from '../recovery/ports/access.ts';
import type { CallSpan } from '../recovery/ports/trace.ts';
import type { ProblemCode } from '../recovery/problems.ts';
import type { Sight } from '../recovery/sight.ts';
import type { Form } from './forms.ts';

/** What our plugins add to a request, and what a route may say of itself. */
declare module 'fastify' {
  interface FastifyRequest {
    /** The token of the caller; null on public routes and before authentication. */
    token: Token | null;
    /** That what was asked for is no business of this token, and was answered as if it did not exist. */
    hidden: boolean;
    /** The form in which the answer is given. */
    form: Form;
    /** Id of the trace this call belongs to (W3C Trace Context), 32 hex digits. */
    traceId: string;
    /** What stands for this call in its trace; null where no spans are wanted. */
    span: CallSpan | null;
    /** The body as it came, for the fingerprint of an Idempotency-Key. */
    bodyText: string;
    /** The Idempotency-Key that this call holds, until it is answered. */
    claimedKey: string | null;
    /** That something was begun, so that the answer must be kept for a repeated key. */
    begun: boolean;
    /** What is kept of the answer for a repeated key, where the answer holds a secret. */
    keptBody: string | null;
    /** When the request arrived, ISO 8601. */
    arrivedAt: string;
    /** The code of the problem that answers it; null while all is well. */
    problemCode: ProblemCode | null;
  }
  interface FastifyContextConfig {
    /** What the token must allow; each route below /v1 says so. */
    scope?: Scope | readonly Scope[];
    /** The forms it can answer in, the usual one first. */
    forms?: readonly Form[];
    /** The code of a body that does not fit; `invalid-request` if not said. */
    invalidBody?: ProblemCode;
  }
}

/** The name of the token: who asks. */
function whoAsks(request: FastifyRequest): string {
  return request.token?.name ?? 'nobody';
}

/** The servers that the caller may know of; none before it is known who calls. */
export function sightOf(request: FastifyRequest): Sight {
  return request.token?.servers ?? [];
}

/** The call as the actions know it: who, and by which ids it is found again in the logs. */
export function callerOf(request: FastifyRequest): Required<Caller> {
  return { who: whoAsks(request), requestId: request.id, traceId: request.traceId };
}

/** Scheme and host as the caller knows them, for absolute links. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** The path without its query, which may hold what should not be in a log or a problem. */
export function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return end < 0 ? request.url : request.url.slice(0, end);
}
