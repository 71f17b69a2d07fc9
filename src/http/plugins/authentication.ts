import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { allows, scopeWords } from '../../access/scopes.ts';
import { Problem } from '../../recovery/problems.ts';
import { carriesSecret } from '../logged-request.ts';
import type { Parts } from '../parts.ts';
import { exceeded } from './quota.ts';

/**
 * Authentication is the scope in which the routes below /v1 are registered, not a test of URLs. A route that
 * declares no scope is refused when it is registered.
 */
export const authentication = fp<Pick<Parts, 'authenticate' | 'limits'>>(
  async (app, { authenticate, limits }) => {
    await app.register(rateLimit, { global: false });
    const failures = app.createRateLimit({ max: limits.failuresPerMinute, timeWindow: 60_000 });
    app.decorateRequest('token', null);
    app.addHook('onRoute', ({ url, config }) => {
      if (config?.scope === undefined) throw new Error(`${url} declares no scope`);
    });
    app.addHook('onRequest', async (request, reply) => {
      request.token = await authenticate(request.headers.authorization);
      if (request.token === null) await refuse(request, reply);
      const scope = request.routeOptions.config.scope!;
      if (request.token !== null && !allows(request.token, scope)) {
        reply.header(
          'www-authenticate',
          `Bearer realm="unjam", error="insufficient_scope", scope="${[scope].flat().join(' ')}"`,
        );
        throw new Problem('forbidden', `This needs ${scopeWords(scope)}.`, {
          untouched: 'Nothing was done.',
        });
      }
    });

    /**
     * Only failures are counted and only failures are slowed down: a bot with an old token must not lock out
     * the person beside it in the middle of an incident.
     */
    async function refuse(request: FastifyRequest, reply: FastifyReply): Promise<never> {
      const limit = await failures(request);
      if (!limit.isAllowed && limit.isExceeded) {
        const what = `${limits.failuresPerMinute} calls a minute without a valid token from this address`;
        throw exceeded(reply, 'failed-authentication', limit.ttlInSeconds, what);
      }
      const given = request.headers.authorization !== undefined;
      reply.header('www-authenticate', `Bearer realm="unjam"${given ? ', error="invalid_token"' : ''}`);
      const what = given ? 'The token is not known or has run out.' : 'The call carries no token.';
      throw new Problem('unauthorized', what, {
        untouched: 'Nothing was done.',
        next: advice(request, given),
      });
    }
  },
  { name: 'authentication', dependencies: ['problems'] },
);

function advice({ url }: FastifyRequest, given: boolean): string {
  if (given) return 'See whether it was copied whole; else ask whoever administers Unjam for another one.';
  const how = 'Send it with -H "Authorization: Bearer $UNJAM_TOKEN".';
  return carriesSecret(url) ? `${how} One in a URL is not read and ends in logs: take it back.` : how;
}
