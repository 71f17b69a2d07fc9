import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { tags } from '../schemas/operation.ts';
import { webhookMessages } from '../schemas/webhook-messages.ts';
import { hoistComponents, nameComponents } from './components.ts';

const description = `Gets a jammed mail server going again, remotely, without losing a message.

Every read and action answers in JSON, or with \`Accept: text/plain\` in lines that a person reads in a
terminal. Errors are problems (RFC 9457) with a stable \`code\`.`;

/** The OpenAPI document, made from the routes, and a page to read it. Registered before every route. */
export const document = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.1',
        info: {
          title: 'Unjam',
          version: '1',
          description,
          contact: { name: 'Whoever runs this Unjam' },
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
        },
        servers: [{ url: '/', description: 'Where this document was read.' }],
        tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
        webhooks: nameComponents(webhookMessages) as Record<string, object>,
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer', description: 'An API token, `ujm_…`.' },
            slack: {
              type: 'apiKey',
              in: 'header',
              name: 'X-Slack-Signature',
              description: "Slack's signature over the body, with `X-Slack-Request-Timestamp`.",
            },
          },
        },
      },
      convertConstToEnum: false,
      transform: ({ schema, url }) => ({ schema: nameComponents(schema) as typeof schema, url }),
      transformObject: (found) =>
        'openapiObject' in found ? (hoistComponents(found.openapiObject) as never) : found.swaggerObject,
    });
    await app.register(swaggerUi, { routePrefix: '/docs', logLevel: 'warn' });
  },
  { name: 'document' },
);
