import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { usualTypes, type WebhookBook } from '../../outbox/index.ts';
import type { Webhook, WebhookSettings } from '../../recovery/ports/outbox.ts';
import { everyServer } from '../../recovery/sight.ts';
import { answer, answerOnce } from '../answer.ts';
import { etagOf, expectedVersion, isUnchanged } from '../etag.ts';
import type { Parts } from '../parts.ts';
import { originOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { madeWebhookExample, webhookExample } from '../schemas/calling-examples.ts';
import { ReadHeaders, RetryHeaders, WriteHeaders } from '../schemas/requests.ts';
import {
  MadeWebhook,
  NewWebhook,
  WebhookChange,
  WebhookPage,
  WebhookParams,
  WebhookSchema,
} from '../schemas/webhooks.ts';
import { lines } from '../views/lines.ts';
import { secretLine, webhookLine, webhookText, webhookView } from '../views/webhook.ts';

const bodyLimit = 64 * 1024;
const etag = { ETag: 'The version, for `If-Match`.' };

const usual: Omit<WebhookSettings, 'url'> = {
  ...{ format: 'standard', types: usualTypes, servers: everyServer },
  ...{ private: false, enabled: true, description: null },
};

/** Who is told what happens. */
export async function webhookRoutes(
  app: FastifyInstance,
  { store, calling: { webhooks } }: Pick<Parts, 'store' | 'calling'>,
): Promise<void> {
  addList(app, store);
  addCreation(app, webhooks);
  addRead(app, webhooks);
  addWrite(app, webhooks);
  addRemoval(app, webhooks);
}

function addList(app: FastifyInstance, store: Parts['store']): void {
  addRoute(app, {
    method: 'GET',
    url: '/webhooks',
    id: 'listWebhooks',
    tag: 'Webhooks',
    summary: 'List the webhooks',
    description: 'In the order of their making, all on one page: there are at most 50.',
    scope: 'admin',
    answers: {
      200: { description: 'The webhooks.', schema: WebhookPage, example: { items: [webhookExample] } },
    },
    handler: async (request, reply) => {
      const all = await store.webhooks.list();
      return answer(request, reply, { items: all.map(webhookView) }, () =>
        lines(all, webhookLine, 'webhooks'),
      );
    },
  });
}

function addCreation(app: FastifyInstance, book: WebhookBook): void {
  addRoute(app, {
    method: 'POST',
    url: '/webhooks',
    id: 'addWebhook',
    tag: 'Webhooks',
    summary: 'Have somebody told what happens',
    description:
      'Only what happens from now on. The answer holds the secret by which the receiver proves that a message ' +
      'is ours; it is not shown again.',
    scope: 'admin',
    headers: RetryHeaders,
    body: NewWebhook,
    bodyLimit,
    answers: {
      201: {
        description: 'Made.',
        schema: MadeWebhook,
        example: madeWebhookExample,
        headers: { ...etag, Location: 'Absolute.' },
      },
    },
    handler: async (request, reply) => {
      const { webhook, secret } = await book.add({ ...usual, ...(request.body as NewWebhook) });
      request.begun = true;
      reply.code(201).header('etag', etagOf(webhook.version));
      reply.header('location', `${originOf(request)}/v1/webhooks/${webhook.id}`);
      const view = webhookView(webhook);
      return answerOnce(
        request,
        reply,
        [view, 'secret', secret],
        (one) => `${webhookText(webhook)}\n  ${secretLine(one.secret)}`,
      );
    },
  });
}

function addRead(app: FastifyInstance, book: WebhookBook): void {
  addRoute(app, {
    method: 'GET',
    url: '/webhooks/:webhook',
    id: 'getWebhook',
    tag: 'Webhooks',
    summary: 'Read a webhook',
    description: 'Its secret is never returned.',
    scope: 'admin',
    params: WebhookParams,
    headers: ReadHeaders,
    answers: {
      200: { description: 'The webhook.', schema: WebhookSchema, example: webhookExample, headers: etag },
      304: { description: 'Unchanged.' },
    },
    handler: async (request, reply) => {
      const webhook = await book.read(idOf(request));
      reply.header('etag', etagOf(webhook.version));
      if (isUnchanged(request.headers['if-none-match'], webhook.version)) return reply.code(304).send();
      return told(request, reply, webhook);
    },
  });
}

function addWrite(app: FastifyInstance, book: WebhookBook): void {
  addRoute(app, {
    method: 'PUT',
    url: '/webhooks/:webhook',
    id: 'putWebhook',
    tag: 'Webhooks',
    summary: 'Change a webhook',
    description: 'What is not said stays as it is. `{"enabled": true}` wakes one that was disabled.',
    scope: 'admin',
    params: WebhookParams,
    headers: WriteHeaders,
    body: WebhookChange,
    bodyLimit,
    answers: {
      200: { description: 'Changed.', schema: WebhookSchema, example: webhookExample, headers: etag },
    },
    handler: async (request, reply) => {
      const known = await book.read(idOf(request));
      const expect = expectedVersion(request.headers, known.version);
      const settings = { ...known, ...(request.body as WebhookChange) };
      const webhook = await book.change(known.id, settings, expect);
      reply.header('etag', etagOf(webhook.version));
      return told(request, reply, webhook);
    },
  });
}

function addRemoval(app: FastifyInstance, book: WebhookBook): void {
  addRoute(app, {
    method: 'DELETE',
    url: '/webhooks/:webhook',
    id: 'deleteWebhook',
    tag: 'Webhooks',
    summary: 'Remove a webhook',
    description: 'With the log of its deliveries; what still waits is not sent.',
    scope: 'admin',
    params: WebhookParams,
    headers: WriteHeaders,
    answers: { 204: { description: 'Removed.' } },
    handler: async (request, reply) => {
      const { id, version } = await book.read(idOf(request));
      await book.remove(id, expectedVersion(request.headers, version));
      return reply.code(204).send();
    },
  });
}

function idOf(request: FastifyRequest): string {
  return (request.params as { webhook: string }).webhook;
}

function told(request: FastifyRequest, reply: FastifyReply, webhook: Webhook): FastifyReply {
  return answer(request, reply, webhookView(webhook), () => webhookText(webhook));
}
