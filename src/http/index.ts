import type { FastifyInstance } from 'fastify';
import type { Parts } from './parts.ts';
import { audit } from './plugins/audit.ts';
import { authentication } from './plugins/authentication.ts';
import { bodies } from './plugins/bodies.ts';
import { document } from './plugins/document.ts';
import { hardening } from './plugins/hardening.ts';
import { idempotency } from './plugins/idempotency.ts';
import { negotiation } from './plugins/negotiation.ts';
import { problems } from './plugins/problems.ts';
import { tracing } from './plugins/tracing.ts';
import { unknownPaths } from './plugins/unknown-paths.ts';
import { actionRoutes } from './routes/actions.ts';
import { auditRoutes } from './routes/audit.ts';
import { byAPersonRoutes } from './routes/by-a-person.ts';
import { byHandRoutes } from './routes/by-hand.ts';
import { checkRoutes } from './routes/check.ts';
import { diagnoseRoutes } from './routes/diagnose.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/job.ts';
import { jobsRoutes } from './routes/jobs.ts';
import { lookupRoutes } from './routes/lookup.ts';
import { messageRoutes } from './routes/messages.ts';
import { profileRoutes } from './routes/profiles.ts';
import { recoverRoutes } from './routes/recover.ts';
import { reportRoutes } from './routes/report.ts';
import { roundRoutes } from './routes/rounds.ts';
import { serverRoutes } from './routes/servers.ts';
import { startRoutes } from './routes/start.ts';

const protectedRoutes = [
  profileRoutes,
  serverRoutes,
  checkRoutes,
  diagnoseRoutes,
  actionRoutes,
  recoverRoutes,
  byHandRoutes,
  byAPersonRoutes,
  jobRoutes,
  jobsRoutes,
  roundRoutes,
  messageRoutes,
  eventRoutes,
  reportRoutes,
  lookupRoutes,
  auditRoutes,
];

/** The whole HTTP side, in the order in which its hooks run. */
export async function http(app: FastifyInstance, parts: Parts): Promise<void> {
  await app.register(problems);
  await app.register(tracing);
  await app.register(bodies);
  await app.register(hardening, parts);
  await app.register(unknownPaths);
  await app.register(document);
  await app.register(async (open) => {
    await open.register(negotiation);
    await startRoutes(open);
    await healthRoutes(open, parts);
  });
  await app.register(
    async (v1) => {
      await v1.register(authentication, parts);
      await v1.register(negotiation);
      await v1.register(audit, parts);
      await v1.register(idempotency, parts);
      for (const routes of protectedRoutes) await routes(v1, parts);
    },
    { prefix: '/v1' },
  );
}
