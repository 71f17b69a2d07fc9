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
import { quota } from './plugins/quota.ts';
import { sight } from './plugins/sight.ts';
import { slack } from './plugins/slack.ts';
import { timing } from './plugins/timing.ts';
import { tracing } from './plugins/tracing.ts';
import { unknownPaths } from './plugins/unknown-paths.ts';
import { actionRoutes } from './routes/actions.ts';
import { alertRoutes } from './routes/alerts.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { auditRoutes } from './routes/audit.ts';
import { byAPersonRoutes } from './routes/by-a-person.ts';
import { byHandRoutes } from './routes/by-hand.ts';
import { checkRoutes } from './routes/check.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { diagnoseRoutes } from './routes/diagnose.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/job.ts';
import { jobsRoutes } from './routes/jobs.ts';
import { lookupRoutes } from './routes/lookup.ts';
import { messageRoutes } from './routes/messages.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { poisonRoutes } from './routes/poison.ts';
import { profileRoutes } from './routes/profiles.ts';
import { recoverRoutes } from './routes/recover.ts';
import { reportRoutes } from './routes/report.ts';
import { roundRoutes } from './routes/rounds.ts';
import { serverRoutes } from './routes/servers.ts';
import { slackRoutes } from './routes/slack.ts';
import { slackUserRoutes } from './routes/slack-users.ts';
import { startRoutes } from './routes/start.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { webhookRoutes } from './routes/webhooks.ts';

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
  poisonRoutes,
  eventRoutes,
  reportRoutes,
  lookupRoutes,
  approvalRoutes,
  tokenRoutes,
  webhookRoutes,
  deliveryRoutes,
  alertRoutes,
  slackUserRoutes,
  auditRoutes,
];

/** The whole HTTP side, in the order in which its hooks run. */
export async function http(app: FastifyInstance, parts: Parts): Promise<void> {
  await app.register(problems);
  await app.register(tracing, parts);
  await app.register(timing, parts);
  await app.register(bodies);
  await app.register(hardening, parts);
  await app.register(unknownPaths);
  await app.register(document);
  await app.register(async (open) => {
    await open.register(negotiation);
    await startRoutes(open);
    await healthRoutes(open, parts);
  });
  await app.register(async (closed) => {
    await closed.register(authentication, parts);
    await closed.register(quota, parts);
    await closed.register(negotiation);
    await closed.register(sight, parts);
    await closed.register(audit, parts);
    await closed.register(idempotency, parts);
    await metricsRoutes(closed, parts);
    await closed.register(
      async (v1) => {
        for (const routes of protectedRoutes) await routes(v1, parts);
      },
      { prefix: '/v1' },
    );
  });
  await app.register(
    async (signed) => {
      await signed.register(negotiation);
      await signed.register(slack, parts);
      await signed.register(audit, parts);
      await slackRoutes(signed, parts);
    },
    { prefix: '/v1' },
  );
}
