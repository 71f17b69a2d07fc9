import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Delivery, DeliveryState } from '../../recovery/ports/outbox.ts';
import { answer, answerOnce } from '../answer.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute, type Route } from '../route.ts';
import { deliveryExample, rotatedExample } from '../schemas/calling-examples.ts';
import { RetryHeaders } from '../schemas/requests.ts';
import {
  DeliveryPage,
  DeliveryParams,
  DeliveryQuery,
  DeliverySchema,
  NoBody,
  RotatedSecret,
  WebhookParams,
} from '../schemas/webhooks.ts';
import { lines } from '../views/lines.ts';
import { deliveryLine, deliveryView, secretLine } from '../views/webhook.ts';

type Needs = Pick<Parts, 'store' | 'calling' | 'signingKey'>;
const common = { tag: 'Webhooks', scope: 'admin' } as const;

/** What became of each message, and what can be done about it. */
export async function deliveryRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addList(app, parts);
  addRead(app, parts);
  for (const route of [rotation(parts), trial(parts), redelivery(parts)]) addRoute(app, route);
}

function addList(app: FastifyInstance, { store, calling, signingKey }: Needs): void {
  const pages = paging(signingKey);
  addRoute(app, {
    ...common,
    method: 'GET',
    url: '/webhooks/:webhook/deliveries',
    id: 'listDeliveries',
    summary: 'What was sent to a webhook',
    description: 'The newest first, with every attempt; kept for 30 days.',
    params: WebhookParams,
    query: DeliveryQuery,
    answers: {
      200: {
        description: 'A page of deliveries.',
        schema: DeliveryPage,
        example: { items: [deliveryExample] },
      },
    },
    handler: async (request, reply) => {
      const { id } = await calling.webhooks.read(paramsOf(request).webhook);
      const { state } = request.query as { state?: DeliveryState };
      const page = await store.deliveries.list(id, { state }, pages.request(request));
      const body = pages.answer(request, reply, { ...page, items: page.items.map(deliveryView) });
      return answer(request, reply, body, () => lines(page.items, deliveryLine, 'deliveries'));
    },
  });
}

function addRead(app: FastifyInstance, { calling }: Needs): void {
  addRoute(app, {
    ...common,
    method: 'GET',
    url: '/webhooks/:webhook/deliveries/:delivery',
    id: 'getDelivery',
    summary: 'Read a delivery',
    description: 'With every attempt.',
    params: DeliveryParams,
    answers: { 200: { description: 'The delivery.', schema: DeliverySchema, example: deliveryExample } },
    handler: async (request, reply) => {
      const { webhook, delivery } = paramsOf(request);
      return told(request, reply, await calling.webhooks.delivery(webhook, delivery));
    },
  });
}

function rotation({ calling }: Needs): Route {
  return {
    ...common,
    method: 'POST',
    url: '/webhooks/:webhook/rotate-secret',
    id: 'rotateSecret',
    summary: 'Give a webhook a new secret',
    description: 'For a day messages are signed with the old one too, so that none is refused meanwhile.',
    params: WebhookParams,
    headers: RetryHeaders,
    body: NoBody,
    answers: { 200: { description: 'The new secret.', schema: RotatedSecret, example: rotatedExample } },
    handler: async (request, reply) => {
      const { secret, previousUntil } = await calling.webhooks.rotate(paramsOf(request).webhook);
      request.begun = true;
      return answerOnce(
        request,
        reply,
        [{ previousUntil }, 'secret', secret],
        (one) => `${secretLine(one.secret)}\n  the old one is good until ${previousUntil}`,
      );
    },
  };
}

function trial({ calling }: Needs): Route {
  return {
    ...common,
    method: 'POST',
    url: '/webhooks/:webhook/test',
    id: 'testWebhook',
    summary: 'Send a test to a webhook',
    description: 'At once and once, disabled or not. The answer says what came of it.',
    params: WebhookParams,
    headers: RetryHeaders,
    body: NoBody,
    answers: {
      200: { description: 'What came of it; see `state`.', schema: DeliverySchema, example: deliveryExample },
    },
    handler: async (request, reply) => {
      const webhook = await calling.webhooks.read(paramsOf(request).webhook);
      const delivery = await calling.outbox.test(webhook, callerOf(request));
      request.begun = true;
      return told(request, reply, delivery);
    },
  };
}

function redelivery({ calling }: Needs): Route {
  return {
    ...common,
    method: 'POST',
    url: '/webhooks/:webhook/deliveries/:delivery/redeliver',
    id: 'redeliver',
    summary: 'Send a message again',
    description: 'Under its old id, in a moment, and by the list of pauses if that fails.',
    params: DeliveryParams,
    headers: RetryHeaders,
    body: NoBody,
    answers: {
      202: { description: 'It waits to be sent.', schema: DeliverySchema, example: deliveryExample },
    },
    handler: async (request, reply) => {
      const { webhook, delivery } = paramsOf(request);
      const queued = await calling.webhooks.redeliver(webhook, delivery);
      request.begun = true;
      reply.code(202);
      return told(request, reply, queued);
    },
  };
}

function paramsOf(request: FastifyRequest): { webhook: string; delivery: string } {
  return request.params as { webhook: string; delivery: string };
}

function told(request: FastifyRequest, reply: FastifyReply, delivery: Delivery): FastifyReply {
  return answer(request, reply, deliveryView(delivery), () => deliveryLine(delivery));
}
