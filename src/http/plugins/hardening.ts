import underPressure from '@fastify/under-pressure';
import fp from 'fastify-plugin';
import helmet from 'helmet';
import { Problem } from '../../recovery/problems.ts';
import type { Parts } from '../parts.ts';

/** Headers against what browsers do by themselves, no CORS at all, and refusal before we choke. */
export const hardening = fp<Pick<Parts, 'limits'>>(
  async (app, { limits }) => {
    // Put together once: its plugin for Fastify does it anew for each call.
    const protect = helmet({
      contentSecurityPolicy: {
        // Whoever reaches us in the clear on loopback must still get the scripts of /docs.
        directives: { upgradeInsecureRequests: null },
      },
    });
    app.addHook('onRequest', (request, reply, done) => protect(request.raw, reply.raw, () => done()));
    await app.register(underPressure, {
      maxEventLoopDelay: limits.eventLoopDelayMs,
      // Asynchronous: the plugin passes on a rejection, and nobody would catch what is thrown.
      pressureHandler: async (request, _reply, type, value) => {
        // Whoever watches us wants an answer most of all when we are slow; and "not measured" is not slow.
        if (request.routeOptions.config.scope === undefined || value === Number.POSITIVE_INFINITY) return;
        request.log.warn({ type, value }, 'overloaded, a call was refused');
        throw new Problem('unavailable', 'Unjam is overloaded for the moment.', {
          untouched: 'Nothing was done.',
          next: 'Ask again in a few seconds.',
        });
      },
    });
  },
  { name: 'hardening', dependencies: ['problems'] },
);
