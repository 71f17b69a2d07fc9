import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { againAfter, isProblem, Problem, type ProblemCode } from '../../recovery/problems.ts';
import { asksExit, preferredForm, wantsExit } from '../forms.ts';
import { InvalidRequest } from '../validation/faults.ts';
import { problemText, problemView } from '../views/problem.ts';

/** Fastify's own refusals in the words of the catalogue. */
const refusals: Record<string, [code: ProblemCode, detail: string, next?: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload-too-large', 'The body is larger than this route takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'The body is not application/json.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'invalid-request',
    'The body is not valid JSON.',
    `In a shell, quote it whole with '…', and in it names and texts with "…".`,
  ],
  FST_ERR_BAD_URL: ['invalid-request', 'The path is not a valid URL.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'There is no such path.'],
};

/** Every failure leaves as a problem (RFC 9457), or as the same in a few lines for a terminal. */
export const problems = fp(
  async (app) => {
    app.decorateRequest('problemCode', null);
    app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(error, request, reply));
  },
  { name: 'problems' },
);

export function sendProblem(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request);
  if (problem.code === 'internal-error') request.log.error({ err: error }, 'a fault of our own');
  else if (problem.status >= 500) request.log.warn({ err: problem.cause ?? problem }, problem.message);
  addHeaders(problem, reply);
  const view = problemView(problem, request);
  request.problemCode = problem.code;
  reply.code(problem.status).header('vary', 'Accept');
  if (wantsText(request)) {
    // Who cannot be told how a server is needs a person, who reads why above.
    const exit = asksExit(request) ? 'EXIT 2\n' : '';
    return reply.type('text/plain; charset=utf-8').send(`${problemText(view)}\n${exit}`);
  }
  return reply.type('application/problem+json; charset=utf-8').send(view);
}

/** Our own Problem for whatever was thrown; nothing of an unknown error reaches the caller. */
function toProblem(error: Error, request: FastifyRequest): Problem {
  if (isProblem(error)) return error;
  if (error instanceof InvalidRequest) return invalid(error, request);
  const { code, statusCode = 500 } = error as FastifyError;
  const refusal = refusals[code];
  const untouched = 'Nothing was done.';
  if (refusal !== undefined) {
    const [refused, detail, next] = refusal;
    return new Problem(refused, detail, { untouched, ...(next && { next }), cause: error });
  }
  if (statusCode >= 400 && statusCode < 500) {
    return new Problem('invalid-request', 'The request could not be read.', { untouched, cause: error });
  }
  return new Problem(
    'internal-error',
    'Something went wrong inside Unjam. The log tells more, by the request id.',
    {
      cause: error,
    },
  );
}

function invalid(error: InvalidRequest, request: FastifyRequest): Problem {
  const ofBody = request.routeOptions.config.invalidBody;
  const code = error.part === 'body' && ofBody !== undefined ? ofBody : 'invalid-request';
  const count = error.faults.length === 1 ? '1 fault' : `${error.faults.length} faults`;
  return new Problem(code, `The ${wordFor[error.part]} has ${count}.`, {
    untouched: 'Nothing was done.',
    extra: { errors: error.faults },
  });
}

const wordFor = { body: 'body', querystring: 'query', params: 'path' } as const;

function addHeaders(problem: Problem, reply: FastifyReply): void {
  const { etag } = problem.more.extra ?? {};
  if (problem.code === 'precondition-failed' && typeof etag === 'string') reply.header('etag', etag);
  const again = againAfter(problem.code);
  if (again !== null && !reply.hasHeader('retry-after')) reply.header('retry-after', String(again));
}

/** Also before the form was chosen, and where the chosen one could not be had. */
function wantsText(request: FastifyRequest): boolean {
  const query = request.query as Record<string, unknown> | undefined;
  if (query?.format === 'text' || request.form === 'text' || wantsExit(request)) return true;
  return preferredForm(request.headers.accept, ['json', 'text']) === 'text';
}
