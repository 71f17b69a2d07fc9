import type { FastifyInstance } from 'fastify';
import type { Alert } from '../../recovery/ports/inbox.ts';
import { answer } from '../answer.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { callerOf, sightOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { alertExample } from '../schemas/calling-examples.ts';
import { AlertmanagerPayload, AlertPage, AlertQuery, AlertsTaken, type AlertView } from '../schemas/hooks.ts';
import { lines, oneLine } from '../views/lines.ts';

/** What monitoring tells us, and what came of it. */
export async function alertRoutes(
  app: FastifyInstance,
  parts: Pick<Parts, 'store' | 'calling' | 'signingKey'>,
): Promise<void> {
  addHook(app, parts);
  addList(app, parts);
}

function addHook(app: FastifyInstance, { calling }: Pick<Parts, 'calling'>): void {
  addRoute(app, {
    method: 'POST',
    url: '/hooks/alertmanager',
    id: 'takeAlerts',
    tag: 'Hooks',
    summary: 'Take alerts of Alertmanager',
    description:
      'For a `webhook_config`. Answered at once; a firing alert then diagnoses the server that its label ' +
      '`server` names, or does what `onAlert` of its registration says. Alerts told again are counted, those ' +
      'that are raised while a recovery is open are our own doing and begin nothing.',
    scope: 'diagnose',
    body: AlertmanagerPayload,
    answers: { 202: { description: 'Written down.', schema: AlertsTaken, example: { new: 1, known: 0 } } },
    handler: async (request, reply) => {
      const { alerts } = request.body as AlertmanagerPayload;
      const { who, requestId, traceId } = callerOf(request);
      const scopes = [...request.token!.scopes];
      const by = { who, requestId, traceId, scopes, servers: sightOf(request) };
      const taken = await calling.alerts.receive(alerts, by);
      request.begun = true;
      reply.code(202);
      return answer(request, reply, taken, () => `${taken.new} new, ${taken.known} known`);
    },
  });
}

function addList(app: FastifyInstance, { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/alerts',
    id: 'listAlerts',
    tag: 'Hooks',
    summary: 'What was told by monitoring',
    description: 'The newest first, with what came of each; kept for 30 days after it was last told.',
    scope: 'read',
    query: AlertQuery,
    answers: {
      200: { description: 'A page of alerts.', schema: AlertPage, example: { items: [alertExample] } },
    },
    handler: async (request, reply) => {
      const { server } = request.query as { server?: string };
      const page = await store.alerts.list({ server }, pages.request(request), sightOf(request));
      const items = page.items.map(alertView);
      const body = pages.answer(request, reply, { ...page, items });
      return answer(request, reply, body, () => lines(items, alertLine, 'alerts'));
    },
  });
}

function alertView(alert: Alert): AlertView {
  const { by: _, ...view } = alert;
  return view;
}

function alertLine({ server, name, status, outcome, saying, startsAt }: AlertView): string {
  return [startsAt, server ?? 'no server', name, status, outcome, saying].map(oneLine).join('  ');
}
