import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../../recovery/problems.ts';
import type { Parts } from '../parts.ts';

const windowSeconds = 60;

/**
 * How many calls a token has in a minute, reads and acts apart: a dashboard that reads too often must not
 * keep the person with the same token from aborting. Headers as in draft-ietf-httpapi-ratelimit-headers.
 */
export const quota = fp<Pick<Parts, 'limits'>>(
  async (app, { limits }) => {
    const max = limits.callsPerMinute;
    if (max === 0) return;
    const counted = app.createRateLimit({
      max,
      timeWindow: windowSeconds * 1000,
      keyGenerator: (request) => `${policyOf(request.method)} ${request.token?.id}`,
    });
    app.addHook('onRequest', async (request, reply) => {
      const limit = await counted(request);
      if (limit.isAllowed) return;
      const policy = policyOf(request.method);
      reply.header('ratelimit-policy', `"${policy}";q=${max};w=${windowSeconds}`);
      reply.header('ratelimit', `"${policy}";r=${Math.max(0, limit.remaining)};t=${limit.ttlInSeconds}`);
      if (limit.isExceeded) throw exceeded(reply, policy, limit.ttlInSeconds, `${max} calls in a minute`);
    });
  },
  { name: 'quota', dependencies: ['authentication'] },
);

function policyOf(method: string): 'reads' | 'acts' {
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'acts';
}

/** The problem of a quota that is used up; `Retry-After` is never earlier than the window's end. */
export function exceeded(reply: FastifyReply, policy: string, seconds: number, what: string): Problem {
  reply.header('retry-after', String(seconds));
  return new Problem('too-many-requests', `More than ${what}.`, {
    untouched: 'Nothing was done.',
    next: `Ask again in ${seconds} s.`,
    extra: { 'violated-policies': [policy] },
  });
}
